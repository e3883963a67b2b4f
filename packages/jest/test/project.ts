import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ours } from '../../../test/support/peers.ts'

const repository = fileURLToPath(new URL('../../..', import.meta.url))

/** The major versions, and where each is installed. */
export const VERSIONS: readonly (readonly [string, string])[] = [
  ['30', 'test/versions/node_modules/jest-30'],
  ['29', 'test/versions/node_modules/jest-29'],
]

/** What makes Jest use workers: by itself it does so only for slow files. */
export const WORKERS: readonly string[] = ['--maxWorkers=2', '--workerIdleMemoryLimit=1GB']

/** The ways in which Jest runs test files. */
export const POOLS: readonly (readonly [string, readonly string[]])[] = [
  ['in band', ['--runInBand']],
  ['in processes', WORKERS],
  ['in threads', [...WORKERS, '--workerThreads']],
]

export interface JestProject extends Disposable {
  readonly folder: string
  /** Jest's own command with our reporter. */
  readonly flag: readonly string[]
  /** Our command. */
  readonly backend: readonly string[]
}

/** Copies a fixture to a folder of its own, where a version of Jest and the reporter are installed. */
export function makeJestProject(fixture: string, jest: string): JestProject {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), `subunit-jest-${fixture}-`)))
  cpSync(fileURLToPath(new URL(`fixtures/${fixture}`, import.meta.url)), folder, { recursive: true })
  for (const [name, target] of [
    ['jest', jest],
    ['@subunit-js/jest', 'packages/jest'],
  ] as const) {
    const link = join(folder, 'node_modules', name)
    mkdirSync(dirname(link), { recursive: true })
    symlinkSync(join(repository, target), link)
  }
  const command = join(folder, 'node_modules/jest/bin/jest.js')
  return {
    folder,
    flag: [process.execPath, command, '--reporters=@subunit-js/jest'],
    backend: [process.execPath, ours('jest', 'subunit-jest')],
    [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }),
  }
}
