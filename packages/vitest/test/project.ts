import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ours } from '../../../test/support/peers.ts'

const repository = fileURLToPath(new URL('../../..', import.meta.url))

/** The major versions, and where each is installed. */
export const VERSIONS: readonly (readonly [string, string])[] = [
  ['5', 'node_modules/vitest'],
  ['4', 'test/versions/node_modules/vitest-4'],
  ['3', 'test/versions/node_modules/vitest-3'],
]

export interface VitestProject extends Disposable {
  readonly folder: string
  /** Vitest's own command with our reporter. */
  readonly flag: readonly string[]
  /** Our command. */
  readonly backend: readonly string[]
}

/** Copies a fixture to a folder of its own, where a version of Vitest and the reporter are installed. */
export function makeVitestProject(fixture: string, vitest: string): VitestProject {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), `subunit-vitest-${fixture}-`)))
  cpSync(fileURLToPath(new URL(`fixtures/${fixture}`, import.meta.url)), folder, { recursive: true })
  for (const [name, target] of [
    ['vitest', vitest],
    ['@subunit-js/vitest', 'packages/vitest'],
  ] as const) {
    const link = join(folder, 'node_modules', name)
    mkdirSync(dirname(link), { recursive: true })
    symlinkSync(join(repository, target), link)
  }
  const command = join(folder, 'node_modules/vitest/vitest.mjs')
  return {
    folder,
    flag: [process.execPath, command, 'run', '--reporter', '@subunit-js/vitest'],
    backend: [process.execPath, ours('vitest', 'subunit-vitest')],
    [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }),
  }
}
