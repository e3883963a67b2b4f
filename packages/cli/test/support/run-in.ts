import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { ours } from '../../../../test/support/peers.ts'

export interface RunIn {
  readonly input?: Uint8Array | string
  /** All of the environment but the path. */
  readonly env?: Readonly<Record<string, string>>
}

/** A new folder, gone when the test is. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'subunit-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  return folder
}

/** Runs `subunit` in a folder, and gives its outputs as text. */
export function subunitIn(folder: string, args: readonly string[], { input = '', env = {} }: RunIn = {}) {
  const { status, stdout, stderr, error } = spawnSync(ours('cli', 'subunit'), args, {
    cwd: folder,
    input,
    env: { PATH: process.env['PATH'], ...env },
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  })
  if (error !== undefined) throw error
  return { status, stdout, stderr }
}

/** All files of a folder by their paths, with their contents. */
export function filesIn(folder: string): Record<string, string> {
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name))
    .sort()
  return Object.fromEntries(paths.map(path => [path.slice(folder.length + 1), readFileSync(path, 'utf8')]))
}
