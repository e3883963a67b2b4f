import type { TestEvent } from '@subunit-js/protocol'
import { type TestRecord, testsOf, timestampToMilliseconds } from '@subunit-js/stream'
import { type ReadOptions, readTap } from './read.ts'

const utf8 = new TextDecoder()

/**
 * The tests of a stream in the order in which they finished, one on a line with its status, its time in
 * milliseconds and what is attached to it below. What can be run on its own is marked with a star. The
 * attachment `tap`, which has what the whole document declares, is shown by `declarations` alone.
 */
export function render(events: readonly TestEvent[]): string {
  return `${testsOf(events).map(renderTest).join('\n')}\n`
}

/** As `render`, of a TAP document. */
export function renderTap(document: string | Uint8Array, options: ReadOptions = {}): string {
  return render(readTap(document, options))
}

/** The status of the script's own test and its reason. */
export function verdictOf(events: readonly TestEvent[]): { status: string | undefined; reason: string } {
  const script = testsOf(events).find(test => test.runnable)!
  return { status: script.status, reason: textOf(script, 'reason') }
}

/** The text of an attachment, empty if there is none. */
export function textOf(test: TestRecord, name: string): string {
  const attachment = test.attachments.find(each => each.name === name)
  return attachment === undefined ? '' : utf8.decode(attachment.bytes)
}

function renderTest(test: TestRecord): string {
  const { status, runnable, testId, start, stop, tags } = test
  const [from, to] = [start, stop].map(time => (time === undefined ? '?' : timestampToMilliseconds(time)))
  const time = from === to ? '' : ` (${from} to ${to} ms)`
  const marks = `${tags.length === 0 ? '' : ` [${tags.join(' ')}]`}${time}`
  const lines = [`${runnable ? '*' : ' '} ${status} ${testId}${marks}`]
  for (const { name, mimeType, bytes, complete } of test.attachments) {
    if (name === 'tap') continue
    const type = mimeType === 'text/plain; charset="utf8"' ? '' : ` ${mimeType}`
    lines.push(`      ${name}${type}${complete ? '' : ' (incomplete)'}`)
    for (const line of utf8.decode(bytes).replace(/\n$/, '').split('\n'))
      lines.push(`      | ${line}`.trimEnd())
  }
  return lines.join('\n')
}
