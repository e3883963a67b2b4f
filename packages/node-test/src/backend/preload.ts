import { FileProcess } from './file-process.ts'
import { replaceNodeTest } from './replace.ts'
import { readSetup, SETUP_VARIABLE } from './setup.ts'

// Loaded before each file. What tests start has the same arguments, perhaps, but not the variable.
const setup = readSetup()
if (setup !== undefined && process.argv[1] !== undefined) {
  delete process.env[SETUP_VARIABLE]
  // Without it the file runs as if it had been started directly: Node's frames would travel on standard output.
  delete process.env['NODE_TEST_CONTEXT']
  if (setup.nodeOptions === undefined) delete process.env['NODE_OPTIONS']
  else process.env['NODE_OPTIONS'] = setup.nodeOptions
  replaceNodeTest(FileProcess.begin(setup, process.argv[1]))
}
