import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { decode, type TestEvent } from '@subunit-js/protocol'

const backend = fileURLToPath(new URL('../fixtures/backend.mjs', import.meta.url))

/** A folder for one test, which is also where the command puts its temporary files. */
export class Scratch {
  readonly folder: string = mkdtempSync(join(tmpdir(), 'subunit-backend-test-'))
  readonly temporary: string = mkdtempSync(join(this.folder, 'tmp-'))

  file(name: string, content?: string | Uint8Array): string {
    const path = join(this.folder, name)
    if (content !== undefined) writeFileSync(path, content)
    return path
  }

  /** What the command has left in its folder for temporary files. */
  get leftovers(): string[] {
    return readdirSync(this.temporary)
  }

  [Symbol.dispose](): void {
    rmSync(this.folder, { recursive: true, force: true })
  }
}

export interface BackendResult {
  readonly events: readonly TestEvent[]
  readonly lines: readonly string[]
  readonly status: number | null
  readonly signal: NodeJS.Signals | null
  readonly stderr: string
}

export function startBackend(
  scratch: Scratch,
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
): ChildProcess {
  return spawn(process.execPath, [backend, ...args], {
    cwd: scratch.folder,
    env: { ...process.env, TMPDIR: scratch.temporary, ...env },
  })
}

/** Runs the command to its end. `input` is its standard input. */
export async function runBackend(
  scratch: Scratch,
  args: readonly string[],
  { env = {}, input = '' }: { env?: NodeJS.ProcessEnv; input?: string } = {},
): Promise<BackendResult> {
  const child = startBackend(scratch, args, env)
  child.stdin!.end(input)
  return finished(child)
}

export async function finished(child: ChildProcess): Promise<BackendResult> {
  const chunks: Buffer[] = []
  let stderr = ''
  child.stdout!.on('data', chunk => chunks.push(chunk))
  child.stderr!.on('data', chunk => (stderr += chunk))
  const [status, signal] = (await once(child, 'close')) as [number | null, NodeJS.Signals | null]
  const events = decode(Buffer.concat(chunks))
  return { events, lines: events.map(line), status, signal, stderr }
}

/** Waits until a process has written its file, and returns the numbers in it. */
export async function numbersIn(path: string): Promise<number[]> {
  while (!existsSync(path) || readFileSync(path, 'utf8') === '') await wait(20)
  return readFileSync(path, 'utf8').split(' ').map(Number)
}

/** Whether a process with this number is there and not just waiting to be reaped. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
  } catch {
    return false
  }
  return !isZombie(pid)
}

/** Those of the processes that are still there after they had the time that a busy machine needs to end them. */
export async function survivors(pids: readonly number[]): Promise<number[]> {
  for (let round = 0; round < 100 && pids.some(isAlive); round++) await wait(20)
  return pids.filter(isAlive)
}

function isZombie(pid: number): boolean {
  try {
    return / Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'))
  } catch {
    return false
  }
}

/** An event in a line: id, status, tags, what is attached. */
function line({ testId, status, tags, runnable, fileName, fileBytes, routeCode }: TestEvent): string {
  const file = fileName === undefined ? undefined : `[${fileName}] ${Buffer.from(fileBytes!).toString()}`
  const parts = [
    testId ?? '(run)',
    runnable || testId === undefined ? undefined : '(not runnable)',
    status,
    ...(tags ?? []).map(tag => `#${tag}`),
    file,
    routeCode === undefined ? undefined : `@${routeCode}`,
  ]
  return parts.filter(part => part !== undefined).join(' ')
}
