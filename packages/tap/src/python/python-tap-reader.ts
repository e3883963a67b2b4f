import {
  type EventFields,
  MAX_PACKET_BYTES,
  type Status,
  type TestEvent,
  testEvent,
} from '@subunit-js/protocol'
import { type Line, LineReader } from '../read/lines.ts'
import { endOfSpaces } from './characters.ts'
import { matchPlan, matchTest, type PythonTest } from './match.ts'

const UTF8_TEXT = 'text/plain; charset=UTF8'

const utf8 = new TextEncoder()

/**
 * Reads TAP as `tap2subunit` of Python's subunit 1.4.6 does, event for event: one for each test, without
 * times, ids made of numbers, and most of TAP 13 and 14 taken for output. See the README for what is lost so,
 * and for the input on which the reference crashes and this does not.
 */
export class PythonTapReader {
  readonly #onEvent: (event: TestEvent) => void
  readonly #lines: LineReader
  /** Whether a plan is still looked for. */
  #planless = true
  #planStop = 0
  #next = 1
  /** The test that is emitted once the next begins, because comments that follow belong to it. */
  #test: { readonly name: string; readonly status: Status } | undefined
  #log: string[] = []

  constructor(onEvent: (event: TestEvent) => void) {
    this.#onEvent = onEvent
    const lines = { byteOrderMark: 'keep', maxLineBytes: MAX_PACKET_BYTES } as const
    this.#lines = new LineReader(
      line => this.#line(line),
      bytes => this.#output(bytes),
      lines,
    )
  }

  /** The chunk is not kept. */
  write(chunk: Uint8Array | string): void {
    this.#lines.write(typeof chunk === 'string' ? utf8.encode(chunk) : chunk)
  }

  /** Reports the last test, and each that the plan promised and that did not come. */
  end(): void {
    this.#lines.end()
    this.#emitTest()
    while (this.#next <= this.#planStop) this.#missing()
  }

  #line(line: Line): void {
    // A last line without an end matches nothing in the reference.
    if (line.end === '' || !this.#tap(line.text)) this.#output(bytesOf(line))
  }

  /** Takes a line if it is TAP to the reference. */
  #tap(text: string): boolean {
    if (this.#planless && this.#plan(text)) return true
    const test = matchTest(text)
    if (test !== undefined) this.#begin(test)
    else if (text.startsWith('Bail out!')) this.#bailOut(text)
    else if (text.startsWith('#')) this.#log.push(text)
    else return false
    return true
  }

  #plan(text: string): boolean {
    const plan = matchPlan(text)
    if (plan === undefined) return false
    this.#planless = false
    this.#planStop = plan.stop
    if (plan.stop === 0) {
      const file =
        plan.comment === undefined ? {} : { fileName: 'tap comment', fileBytes: utf8.encode(plan.comment) }
      this.#emit({ testId: 'file skip', status: 'skip', runnable: true, eof: true, ...file })
    }
    return true
  }

  #begin(test: PythonTest): void {
    this.#emitTest()
    if (test.comment !== undefined) this.#log.push(test.comment)
    while (this.#next < (test.number ?? 0)) this.#missing()
    const description = test.description === undefined ? '' : ` ${test.description}`
    this.#test = { name: `test ${this.#next++}${description}`, status: statusOf(test) }
  }

  #bailOut(text: string): void {
    this.#emitTest()
    this.#test = { name: `Bail out! ${text.slice(endOfSpaces(text, 'Bail out!'.length))}`, status: 'fail' }
    this.#planless = false
  }

  #missing(): void {
    this.#emit({
      testId: `test ${this.#next++}`,
      status: 'fail',
      fileName: 'tap meta',
      fileBytes: utf8.encode('test missing from TAP output'),
      mimeType: UTF8_TEXT,
      eof: true,
    })
  }

  #emitTest(): void {
    if (this.#test === undefined) return
    const { name, status } = this.#test
    const fileBytes = utf8.encode(this.#log.join('\n'))
    const file = this.#log.length === 0 ? {} : { fileName: 'tap comment', fileBytes, mimeType: UTF8_TEXT }
    this.#log = []
    this.#emit({ testId: name, status, eof: true, ...file })
  }

  #output(fileBytes: Uint8Array): void {
    this.#emit({ fileName: 'stdout', fileBytes, mimeType: UTF8_TEXT, runnable: true })
  }

  #emit(fields: EventFields): void {
    // The reference writes a null byte into the id, and readers then reject the packet.
    const testId = fields.testId?.replaceAll('\0', '\\x00')
    this.#onEvent(testEvent({ runnable: false, ...fields, testId }))
  }
}

function statusOf({ ok, directive }: PythonTest): Status {
  if (directive === 'todo') return 'xfail'
  if (directive === 'skip') return 'skip'
  return ok ? 'success' : 'fail'
}

/** The line as Python's universal newlines have it. */
function bytesOf({ text, end, bytes }: Line): Uint8Array {
  return bytes ?? utf8.encode(end === '' ? text : `${text}\n`)
}
