import { createRequire } from 'node:module'
import { join } from 'node:path'
import { WORKER_VARIABLE } from '../parallel/message.ts'
import { mochaAround } from './find-mocha.ts'
import { loadFilesSeparately, type MochaPrototype } from './load-files.ts'

// Mocha's command line requires this module before it makes its Mocha object. So do workers, where a file that
// does not load is best left to Mocha.
const folder = mochaAround(process.argv[1] ?? '')
if (folder !== undefined && process.env[WORKER_VARIABLE] === undefined) {
  const mocha = createRequire(join(folder, 'package.json'))(folder)
  loadFilesSeparately((mocha.default ?? mocha).prototype as MochaPrototype)
}
