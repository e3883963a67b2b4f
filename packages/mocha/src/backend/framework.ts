import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { requestEnvironment } from '@subunit-js/adapter'
import type { Framework, Launch, LaunchRequest } from '@subunit-js/backend'
import { CommandError } from '@subunit-js/command'
import { findMocha } from './find-mocha.ts'

/** How `subunit-mocha` starts Mocha: its own command line, with our reporter and a module loaded before. */
export const MOCHA: Framework = { name: 'mocha', moduleUrl: new URL('..', import.meta.url).href, launch }

function launch(request: LaunchRequest): Launch {
  const { list, loadList, listOrder, debug, outputFile, args } = request
  const mocha = findMocha(process.cwd())
  if (mocha === undefined) {
    throw new CommandError(
      'configuration',
      `mocha is not installed in ${process.cwd()}: npm install -D mocha`,
    )
  }
  // Absolute paths: Mocha looks for reporters from its own folder, where isolated layouts do not have them.
  const ours = ['--reporter', dist('../index.js'), '--require', dist('./preload.js')]
  if (list !== undefined || debug) ours.push('--no-parallel')
  if (debug) ours.push('--timeout', '0')
  return {
    command: process.execPath,
    args: [join(mocha, 'bin', 'mocha.js'), ...args, ...ours],
    env: { ...requestEnvironment({ list, loadList, listOrder }), SUBUNIT_OUTPUT_FILE: outputFile },
  }
}

function dist(path: string): string {
  return fileURLToPath(new URL(path, import.meta.url))
}
