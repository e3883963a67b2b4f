import { spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { decode, type TestEvent } from '@subunit-js/protocol'
import { testsOf } from '@subunit-js/stream'
import { onTestFinished } from 'vitest'
import { ours } from '../../../../test/support/peers.ts'

/** A folder with these files, which is gone when the test is. Files that begin with `#!` may be executed. */
export function suite(files: Readonly<Record<string, string>>): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'subunit-tap-')))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  for (const [path, text] of Object.entries(files)) {
    const file = join(folder, path)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, text)
    if (text.startsWith('#!')) chmodSync(file, 0o755)
  }
  return folder
}

export interface Called {
  readonly status: number | null
  readonly events: readonly TestEvent[]
  readonly stderr: string
}

/** Calls `subunit-tap` in a folder. */
export function subunitTap(
  folder: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Called {
  const { status, stdout, stderr, error } = spawnSync(ours('tap-runner', 'subunit-tap'), args, {
    cwd: folder,
    env: { PATH: process.env['PATH'], ...env },
    maxBuffer: 1 << 28,
  })
  if (error !== undefined) throw error
  return { status, events: decode(stdout), stderr: stderr.toString() }
}

/** The tests of a stream: a star for what can be run, the status, the id. */
export function summary(events: readonly TestEvent[]): string[] {
  return testsOf(events).map(({ testId, status, runnable }) => `${runnable ? '*' : '-'} ${status} ${testId}`)
}

export function textOf(events: readonly TestEvent[], testId: string, name: string): string | undefined {
  const attachment = testsOf(events)
    .find(each => each.testId === testId)!
    .attachments.find(each => each.name === name)
  return attachment && Buffer.from(attachment.bytes).toString()
}
