import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { requestEnvironment } from '@subunit-js/adapter'
import type { Framework, Launch, LaunchRequest } from '@subunit-js/backend'
import { CommandError } from '@subunit-js/command'

/** How `subunit-jest` starts Jest: its own command line with our reporter and, for some files, our sequencer. */
export const JEST: Framework = { name: 'jest', moduleUrl: new URL('..', import.meta.url).href, launch }

const REPORTER = fileURLToPath(new URL('../index.js', import.meta.url))
const SEQUENCER = fileURLToPath(new URL('./sequencer.js', import.meta.url))

/** Jest counts a timeout of 0 as one that is over; this is the longest that timers have. */
const LONGEST_TIMEOUT_MS = 2 ** 31 - 1

function launch(request: LaunchRequest): Launch {
  const { args, outputFile, list, loadList, listOrder } = request
  // What follows `--` are paths, so our flags go before it; `--reporters` would take paths for reporters.
  const end = args.includes('--') ? args.indexOf('--') : args.length
  return {
    command: process.execPath,
    args: [findJest(process.cwd()), ...args.slice(0, end), ...flagsFor(request), ...args.slice(end)],
    env: { ...requestEnvironment({ list, loadList, listOrder }), SUBUNIT_OUTPUT_FILE: outputFile },
  }
}

function flagsFor({ list, loadList, listOrder, debug }: LaunchRequest): string[] {
  const flags = ['--watchAll=false', '--watch=false']
  if (loadList !== undefined || list === 'files') {
    flags.push(`--testSequencer=${SEQUENCER}`, '--passWithNoTests')
  }
  // A list must not clear the coverage report of the last run away.
  if (list !== undefined) flags.push('--coverage=false')
  if (listOrder || debug) flags.push('--runInBand')
  if (debug) flags.push(`--testTimeout=${LONGEST_TIMEOUT_MS}`)
  return [...flags, `--reporters=${REPORTER}`]
}

/** The path of the command of the Jest that the project has. */
function findJest(folder: string): string {
  let manifest: string
  try {
    manifest = createRequire(join(folder, 'package.json')).resolve('jest/package.json')
  } catch {
    throw new CommandError('configuration', `jest is not installed in ${folder}: npm install -D jest`)
  }
  const { bin } = JSON.parse(readFileSync(manifest, 'utf8')) as { bin: string | { jest: string } }
  return join(dirname(manifest), typeof bin === 'string' ? bin : bin.jest)
}
