import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { requestEnvironment } from '@subunit-js/adapter'
import type { Framework, Launch, LaunchRequest } from '@subunit-js/backend'
import { CommandError } from '@subunit-js/command'
import { DIRECTORY_VARIABLE } from '../main/directory.ts'

/** What the `subunit-vitest` command needs to know. */
export const vitestFramework: Framework = {
  name: 'vitest',
  moduleUrl: import.meta.url,
  launch,
}

const REPORTER = fileURLToPath(new URL('../index.js', import.meta.url))

/** Subcommands of Vitest that run tests and end. */
const SUBCOMMANDS = ['run', 'related']

/** What switches coverage on. A list must not, as that would clear the report of the last run away. */
const COVERAGE = /^--coverage(?:\.enabled)?(?:=true)?$/

/** The project's own Vitest, called as one would by hand, with one more reporter. */
function launch(request: LaunchRequest): Launch {
  const { args, outputFile, list, loadList, listOrder, directory } = request
  const [first = ''] = args
  const subcommand = SUBCOMMANDS.includes(first) ? [first] : []
  const own = args.slice(subcommand.length).filter(arg => list === undefined || !COVERAGE.test(arg))
  const [name = 'run'] = subcommand
  return {
    command: process.execPath,
    args: [findVitest(own), name, '--run', '--reporter', REPORTER, ...flagsFor(request), ...own],
    env: {
      ...requestEnvironment({ list, loadList, listOrder }),
      SUBUNIT_OUTPUT_FILE: outputFile,
      [DIRECTORY_VARIABLE]: directory,
    },
  }
}

function flagsFor({ list, listOrder, debug }: LaunchRequest): string[] {
  const flags: string[] = []
  if (list !== undefined) flags.push('--coverage.enabled=false')
  if (listOrder || debug) flags.push('--no-file-parallelism')
  if (listOrder) flags.push('--sequence.shuffle=false')
  // Of all pools, only threads let a test read the terminal.
  if (debug) flags.push('--pool=threads', '--testTimeout=0', '--hookTimeout=0')
  return flags
}

/** The path of the command of the Vitest that the project has. */
function findVitest(args: readonly string[]): string {
  const folders = [process.cwd(), ...rootOption(args)]
  for (const folder of folders) {
    const manifest = resolveFrom(folder, 'vitest/package.json')
    if (manifest === undefined) continue
    const { bin } = JSON.parse(readFileSync(manifest, 'utf8')) as { bin: { vitest: string } }
    return join(dirname(manifest), bin.vitest)
  }
  throw new CommandError(
    'configuration',
    `Vitest is not installed in "${folders.join('" or "')}": "npm install --save-dev vitest" installs it.`,
  )
}

function rootOption(args: readonly string[]): string[] {
  const at = args.findIndex(arg => arg === '--root' || arg === '-r' || arg.startsWith('--root='))
  if (at < 0) return []
  const root = args[at]!.startsWith('--root=') ? args[at]!.slice('--root='.length) : args[at + 1]
  return root === undefined ? [] : [resolve(root)]
}

function resolveFrom(folder: string, name: string): string | undefined {
  try {
    return createRequire(join(folder, 'from-here.js')).resolve(name)
  } catch {
    return undefined
  }
}
