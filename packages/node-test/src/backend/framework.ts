import { readFileSync } from 'node:fs'
import { requestEnvironment } from '@subunit-js/adapter'
import type { Framework, Launch, LaunchRequest } from '@subunit-js/backend'
import { locationOfId, parseLoadList } from '@subunit-js/stream'
import { type ProcessSetup, SETUP_VARIABLE } from './setup.ts'

/** How `subunit-node-test` starts Node: its own test runner, with a module loaded before each file. */
export const NODE_TEST: Framework = {
  name: 'node-test',
  moduleUrl: new URL('..', import.meta.url).href,
  launch,
}

function launch(request: LaunchRequest): Launch {
  const { args, debug, loadList } = request
  const hook = ['--import', new URL('./preload.js', import.meta.url).href]
  const env = environment(request)
  // The files' own processes have no terminal: with a debugger there is just the one file, run directly.
  if (debug && loadList !== undefined) {
    return { command: process.execPath, args: [...hook, ...args, ...filesOf(loadList)], env }
  }
  return { command: process.execPath, args: [...hook, '--test', ...args], env }
}

function environment({ list, loadList, listOrder, outputFile }: LaunchRequest): Record<string, string> {
  const options = Object.entries(process.env).filter(([name]) => name.startsWith('SUBUNIT_'))
  const { NODE_OPTIONS } = process.env
  const setup: ProcessSetup = {
    outputFile,
    nodeOptions: NODE_OPTIONS,
    environment: {
      SUBUNIT_ROOT: process.cwd(),
      ...(Object.fromEntries(options) as Record<string, string>),
      ...requestEnvironment({ list, loadList, listOrder }),
    },
  }
  // Node hands its own arguments on to the files' processes, but no reporter.
  const reporter = `--test-reporter=${new URL('./reporter.js', import.meta.url).href}`
  return {
    [SETUP_VARIABLE]: JSON.stringify(setup),
    NODE_OPTIONS: NODE_OPTIONS === undefined ? reporter : `${NODE_OPTIONS} ${reporter}`,
  }
}

function filesOf(loadList: string): string[] {
  const paths = parseLoadList(readFileSync(loadList)).map(id => locationOfId(id).path ?? id)
  return [...new Set(paths)]
}
