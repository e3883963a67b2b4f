import { type ChildProcess, spawn } from 'node:child_process'
import type { Launch } from '../framework.ts'

/** How a process ended: with a status, or by a signal. */
export interface Exit {
  readonly status: number | null
  readonly signal: NodeJS.Signals | null
}

export interface ProcessGroupOptions {
  readonly launch: Launch
  /** Descriptors, or `inherit`, for standard input, output and error. */
  readonly stdio: readonly [Stdio, Stdio, Stdio]
  /** False leaves the process in our own group, where the terminal can be read. */
  readonly detached: boolean
}

type Stdio = 'ignore' | 'inherit' | number

/** A process and all that it starts, as far as they stay in its process group. */
export class ProcessGroup {
  /** Resolves when the process itself has ended; rejects when it cannot be started. */
  readonly exit: Promise<Exit>
  readonly #child: ChildProcess
  readonly #detached: boolean

  constructor({ launch, stdio, detached }: ProcessGroupOptions) {
    this.#detached = detached
    this.#child = spawn(launch.command, launch.args, {
      env: { ...process.env, ...launch.env },
      stdio: [...stdio],
      detached,
    })
    this.exit = new Promise((resolve, reject) => {
      this.#child.once('error', reject)
      this.#child.once('exit', (status, signal) => resolve({ status, signal }))
    })
  }

  /** Sends a signal to the whole group, if any of it is left. */
  kill(signal: NodeJS.Signals): void {
    const { pid } = this.#child
    if (pid === undefined) return
    try {
      process.kill(this.#detached ? -pid : pid, signal)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
    }
  }
}
