import { Output } from '@subunit-js/command'
import { Encoder, type TestEvent } from '@subunit-js/protocol'
import type { Sink } from '@subunit-js/stream'

/** Writes events to standard output. Once that has failed, further events are dropped. */
export class EventOutput implements Sink {
  readonly #output = new Output()
  readonly #encoder = new Encoder()
  readonly #onFailure: () => void
  #failure: unknown

  /** `onFailure` is called once, when writing fails. */
  constructor(onFailure: () => void) {
    this.#onFailure = onFailure
  }

  event(event: TestEvent): void {
    if (this.#failure !== undefined) return
    this.#encoder.append(event)
    this.#attempt(() => this.#output.write(this.#encoder.take()))
  }

  /** Hands over what has been written so far. */
  flush(): void {
    if (this.#failure === undefined) this.#attempt(() => this.#output.flush())
  }

  end(): void {
    if (this.#failure === undefined) this.#attempt(() => this.#output.close())
  }

  /** Throws the `CommandError` that writing failed with, if it did. */
  check(): void {
    if (this.#failure !== undefined) throw this.#failure
  }

  #attempt(write: () => void): void {
    try {
      write()
    } catch (error) {
      this.#failure = error
      this.#onFailure()
    }
  }
}
