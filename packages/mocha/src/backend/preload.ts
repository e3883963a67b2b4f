import { createRequire } from 'node:module'
import { join } from 'node:path'
import { mochaAround } from './find-mocha.ts'
import { loadFilesSeparately, type MochaPrototype } from './load-files.ts'

// Mocha's command line requires this module before it makes its Mocha object.
const folder = mochaAround(process.argv[1] ?? '')
if (folder !== undefined) {
  const mocha = createRequire(join(folder, 'package.json'))(folder)
  loadFilesSeparately((mocha.default ?? mocha).prototype as MochaPrototype)
}
