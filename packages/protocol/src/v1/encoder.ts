import { ByteBuffer } from '../byte-buffer.ts'
import { ProtocolError } from '../error.ts'
import type { EventFields, Status } from '../event.ts'
import { checkAttachment, checkTimestamp, statusIndex } from '../field-checks.ts'
import { BlockWriter, type TestRecord } from './block.ts'
import type { OnLoss } from './escapes.ts'
import { OutputWriter } from './output.ts'

export interface V1EncoderOptions {
  /** Is told of each value that v1 cannot carry and that was therefore written in another form. */
  readonly onLoss?: OnLoss
}

/** What is known about the tests of one route. */
interface Route {
  readonly open: Map<string, TestRecord>
  /** The latest outcomes that were written, for what is said about a test soon after. */
  readonly outcomes: Map<string, Status>
}

/** More would cost memory in proportion to the stream. */
const OUTCOMES_KEPT = 1000

const NO_TAGS: readonly string[] = []

/**
 * Writes v2 events as a subunit v1 (text) stream, as `subunit-2to1` does: one block for each test once it is
 * complete, output that belongs to no test at once. Bytes collect in the encoder until they are taken.
 *
 * What v1 has no words for is left out: `exists` events, route codes, `runnable`, the names and MIME types of
 * attachments that belong to no test, and all timestamps of a test but the first and the last. Attachment
 * pieces are kept, not copied, until their test is written.
 */
export class V1Encoder {
  readonly #out = new ByteBuffer()
  readonly #output: OutputWriter
  readonly #blocks: BlockWriter
  /** A test of a stream is identified by its id and its route code; absent and empty codes differ. */
  readonly #routes = new Map<string | undefined, Route>()
  #begun = 0
  #ended = false

  constructor(options: V1EncoderOptions = {}) {
    const onLoss = options.onLoss ?? (() => {})
    this.#output = new OutputWriter(this.#out, onLoss)
    this.#blocks = new BlockWriter(this.#out, onLoss)
  }

  /** How many encoded bytes wait to be taken. */
  get length(): number {
    return this.#out.length
  }

  /**
   * Takes an event, which may or may not complete a block.
   * Throws a `ProtocolError`: `invalid-field` names the field that cannot be written, `ended` says that `end`
   * was called before.
   */
  append(event: EventFields): void {
    if (this.#ended) throw new ProtocolError('ended', 'The encoder was given an event after its end.')
    checkAttachment(event)
    if (event.status !== undefined) statusIndex(event.status)
    if (event.timestamp !== undefined) checkTimestamp(event.timestamp)

    if (event.testId === undefined) {
      if (event.fileBytes !== undefined) this.#output.write(event.fileBytes)
    } else if (event.status !== 'exists') {
      this.#record(event.testId, event)
    }
  }

  /** Ends the stream: writes the tests that never came to an end, in the order of their first events. */
  end(): void {
    if (this.#ended) return
    this.#ended = true
    for (const test of this.#unended()) this.#write({ ...test, stopped: undefined })
    this.#routes.clear()
    this.#output.flush()
  }

  /** Returns the bytes that collected, in a buffer of their own, and empties the encoder. */
  take(): Uint8Array {
    return this.#out.take()
  }

  #record(id: string, event: EventFields): void {
    const route = this.#routeOf(event.routeCode)
    const test = route.open.get(id) ?? this.#begin(id, route)
    if (event.tags !== undefined) test.tags = event.tags
    if (event.timestamp !== undefined) {
      test.started ??= event.timestamp
      test.stopped = event.timestamp
    }
    if (event.fileName !== undefined) attach(test, event.fileName, event)
    if (event.status === undefined) return
    test.status = event.status
    if (event.status === 'inprogress') return
    route.open.delete(id)
    keepOutcome(route.outcomes, id, event.status)
    this.#write(test)
  }

  #routeOf(routeCode: string | undefined): Route {
    const known = this.#routes.get(routeCode)
    if (known !== undefined) return known
    const route = { open: new Map(), outcomes: new Map() }
    this.#routes.set(routeCode, route)
    return route
  }

  /** What is said about a test soon after its end keeps its outcome, unless the test starts again. */
  #begin(id: string, route: Route): TestRecord {
    const test: TestRecord = {
      id,
      order: this.#begun++,
      status: route.outcomes.get(id),
      tags: NO_TAGS,
      started: undefined,
      stopped: undefined,
      attachments: undefined,
    }
    route.open.set(id, test)
    return test
  }

  #unended(): TestRecord[] {
    const tests = [...this.#routes.values()].flatMap(({ open }) => [...open.values()])
    return tests.sort((a, b) => a.order - b.order)
  }

  #write(test: TestRecord): void {
    this.#output.endLine()
    this.#blocks.write(test)
  }
}

function keepOutcome(outcomes: Map<string, Status>, id: string, status: Status): void {
  outcomes.set(id, status)
  if (outcomes.size <= OUTCOMES_KEPT) return
  for (const oldest of outcomes.keys()) {
    outcomes.delete(oldest)
    return
  }
}

function attach(test: TestRecord, fileName: string, { fileBytes, mimeType }: EventFields): void {
  test.attachments ??= new Map()
  const attachment = test.attachments.get(fileName) ?? { mimeType: undefined, pieces: [] }
  attachment.mimeType ??= mimeType
  attachment.pieces.push(fileBytes!)
  test.attachments.set(fileName, attachment)
}

/** Encodes a whole stream. Takes and throws what `V1Encoder` does. */
export function encodeV1(events: Iterable<EventFields>, options: V1EncoderOptions = {}): Uint8Array {
  const encoder = new V1Encoder(options)
  for (const event of events) encoder.append(event)
  encoder.end()
  return encoder.take()
}
