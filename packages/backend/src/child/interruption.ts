import type { ProcessGroup } from './group.ts'

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/** How long a process group may take to end itself after a signal before it is killed. */
const GRACE_MS = 3000

/**
 * Passes the signals that would end this process on to a process group instead: the first is forwarded, and
 * after three seconds or with a second signal the group is killed.
 */
export class Interruption {
  readonly #group: ProcessGroup
  #received: NodeJS.Signals | undefined
  #timer: NodeJS.Timeout | undefined
  #stopping = false

  constructor(group: ProcessGroup) {
    this.#group = group
    for (const signal of SIGNALS) process.on(signal, this.#onSignal)
  }

  /** The first signal that came. */
  get received(): NodeJS.Signals | undefined {
    return this.#received
  }

  /** Ends the group as a signal to this process would. */
  stop(signal: NodeJS.Signals): void {
    if (this.#stopping) {
      this.#group.kill('SIGKILL')
      return
    }
    this.#stopping = true
    this.#group.kill(signal)
    this.#timer = setTimeout(() => this.#group.kill('SIGKILL'), GRACE_MS)
  }

  /** To be called when the group's first process has ended: kills what is left of a group that was stopped. */
  reap(): void {
    clearTimeout(this.#timer)
    if (this.#stopping) this.#group.kill('SIGKILL')
  }

  /** Gives signals their usual effect again. */
  end(): void {
    for (const signal of SIGNALS) process.off(signal, this.#onSignal)
  }

  readonly #onSignal = (signal: NodeJS.Signals): void => {
    this.#received ??= signal
    this.stop(signal)
  }
}
