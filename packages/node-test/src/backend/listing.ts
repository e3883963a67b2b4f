import type { Root, Session } from '@subunit-js/adapter'
import { testId } from '@subunit-js/stream'
import type { RunnerEvent } from '../events.ts'
import { isWholeFile } from '../run/translate.ts'

/** Watches the processes that list their tests: what they print is shown, and a file whose process died is listed. */
export class Listing {
  readonly #session: Session
  readonly #root: Root

  constructor(session: Session, root: Root) {
    this.#session = session
    this.#root = root
  }

  event({ type, data }: RunnerEvent): void {
    if (type === 'test:stdout') process.stdout.write(data.message)
    else if (type === 'test:stderr') process.stderr.write(data.message)
    else if (type === 'test:complete' && isWholeFile(data) && data.details.error !== undefined) {
      this.#session.announce(testId({ path: this.#root.name(data.file!) }))
    }
  }

  /** A list has no end to be told of. */
  end(): void {}
}
