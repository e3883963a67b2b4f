import { type ChildProcess, spawn } from 'node:child_process'
import type { Readable } from 'node:stream'
import type { ScriptEnding } from '@subunit-js/tap'

export interface ProcessOptions {
  readonly command: string
  readonly args: readonly string[]
  /** Called with what the process prints; a chunk is valid only until it returns. */
  readonly onStdout: (chunk: Uint8Array) => void
  readonly onStderr: (chunk: Uint8Array) => void
  /** Whether the process gets the standard input of ours; else it gets none. */
  readonly inheritInput?: boolean | undefined
  /**
   * Ends the process, and all it started, when it fires. With it the process gets a group of its own; without
   * it, it stays in ours.
   */
  readonly signal?: AbortSignal | undefined
}

/** How long output may still come from what an ended process has left running. */
const LINGER_MS = 1000

/** How long a process may take to end itself before it is killed. */
const GRACE_MS = 3000

/** Runs a process to its end and returns how it ended. Never rejects but for what the callbacks throw. */
export async function runProcess(options: ProcessOptions): Promise<ScriptEnding> {
  const { command, args, inheritInput = false, signal } = options
  if (signal?.aborted) return INTERRUPTED
  const child = spawn(command, args, {
    stdio: [inheritInput ? 'inherit' : 'ignore', 'pipe', 'pipe'],
    detached: signal !== undefined,
  })
  const ended = endingOf(child)
  const stop = () => terminate(child, signal !== undefined)
  signal?.addEventListener('abort', stop)
  try {
    const output = Promise.all([
      drain(child.stdout!, options.onStdout),
      drain(child.stderr!, options.onStderr),
    ])
    const ending = await Promise.race([ended, output.then(() => ended)])
    await Promise.race([output, delay(LINGER_MS)])
    return signal?.aborted ? INTERRUPTED : ending
  } catch (error) {
    // Nobody takes in what it prints any more.
    stop()
    throw error
  } finally {
    signal?.removeEventListener('abort', stop)
    child.stdout?.destroy()
    child.stderr?.destroy()
  }
}

const INTERRUPTED: ScriptEnding = { failure: 'it was interrupted' }

function endingOf(child: ChildProcess): Promise<ScriptEnding> {
  return new Promise(resolve => {
    child.once('error', error => resolve({ failure: `it could not be started: ${error.message}` }))
    child.once('exit', (status, killedBy) => {
      resolve(killedBy === null ? { exitStatus: status ?? undefined } : { signal: killedBy })
    })
  })
}

async function drain(stream: Readable, onChunk: (chunk: Uint8Array) => void): Promise<void> {
  try {
    for await (const chunk of stream) onChunk(chunk as Uint8Array)
  } catch (error) {
    // A stream that was given up ends before its time; what a callback throws is news.
    if ((error as NodeJS.ErrnoException).code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error
  }
}

/** Ends the process, and its group if it has one of its own, at first politely. */
function terminate(child: ChildProcess, hasGroup: boolean): void {
  const send = (signal: NodeJS.Signals) => (hasGroup ? killGroup(child, signal) : child.kill(signal))
  send('SIGTERM')
  const timer = setTimeout(send, GRACE_MS, 'SIGKILL')
  child.once('exit', () => {
    clearTimeout(timer)
    send('SIGKILL')
  })
}

function killGroup({ pid }: ChildProcess, signal: NodeJS.Signals): void {
  if (pid === undefined) return
  try {
    process.kill(-pid, signal)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}

function delay(milliseconds: number): Promise<void> {
  return new Promise(resolve => setTimeout(resolve, milliseconds).unref())
}
