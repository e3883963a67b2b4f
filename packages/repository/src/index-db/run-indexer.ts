import { Decoder, type TestEvent } from '@subunit-js/protocol'
import { foldTests, type Sink, type Summary, type Tally, type TestRecord, tally } from '@subunit-js/stream'
import type { StoredFile } from '../store.ts'
import { AttemptInserter, type AttemptInserterOptions } from './attempt-inserter.ts'

/** Turns the bytes of a run's stream into rows of the index, which wait until they are flushed. */
export class RunIndexer {
  readonly #inserter: AttemptInserter
  readonly #tally: Tally = tally()
  readonly #fold: Sink
  readonly #decoder: Decoder
  readonly #files = new Map<string, { -readonly [Key in keyof StoredFile]: StoredFile[Key] }>()
  #pending: TestRecord[] = []
  bytes = 0

  constructor(options: AttemptInserterOptions) {
    this.#inserter = new AttemptInserter(options)
    this.#fold = foldTests({
      bytes: 'drop',
      onTest: test => {
        this.#tally.add(test)
        this.#pending.push(test)
      },
      onRun: event => this.#addFile(event),
    })
    this.#decoder = new Decoder(event => this.#fold.event(event))
  }

  /** How many tests wait for `flush`. */
  get pending(): number {
    return this.#pending.length
  }

  write(bytes: Uint8Array): void {
    this.bytes += bytes.length
    this.#decoder.write(bytes)
  }

  /** Ends the stream. In one that was cut off, a packet that is not whole is no damage. */
  end(isWhole: boolean): void {
    if (isWhole) this.#decoder.end()
    this.#fold.end()
  }

  /** Writes what waits into the index, in the transaction that is open. */
  flush(): void {
    for (const test of this.#pending) this.#inserter.insert(test)
    this.#pending = []
  }

  results(): RunResults {
    const { bytes } = this
    return {
      bytes,
      summary: this.#tally.summary(),
      files: [...this.#files.values()],
      profiles: this.#inserter.profiles,
    }
  }

  #addFile({ fileName, fileBytes, mimeType, routeCode }: TestEvent): void {
    if (fileName === undefined) return
    const key = JSON.stringify([routeCode, fileName])
    const file = this.#files.get(key) ?? { name: fileName, mimeType: undefined, size: 0, routeCode }
    file.mimeType ??= mimeType
    file.size += fileBytes?.length ?? 0
    this.#files.set(key, file)
  }
}

/** What a run's stream says of the run as a whole. */
export interface RunResults {
  readonly bytes: number
  readonly summary: Summary
  readonly files: readonly StoredFile[]
  /** The profiles that its tests have, as the index writes them. */
  readonly profiles: ReadonlySet<string>
}
