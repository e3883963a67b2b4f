import { type EventFields, testEvent } from '@subunit-js/protocol'
import { feed } from '@subunit-js/stream'
import { type ReportOptions, report } from '../../src/index.ts'

/** All that a report says of these events. */
export function told(options: Omit<ReportOptions, 'write'>, ...events: EventFields[]): string {
  let text = ''
  const view = report({ ...options, write: part => (text += part) })
  feed(events.map(testEvent), view)
  return visible(text)
}

/** Makes control sequences readable. */
export function visible(text: string): string {
  return text.replaceAll('\r\u001b[K', '<erase line>').replaceAll('\u001b', '<esc>')
}

/** An instant some milliseconds after the start of all runs here. */
export function at(milliseconds: number) {
  return {
    seconds: 1_700_000_000 + Math.floor(milliseconds / 1000),
    nanoseconds: (milliseconds % 1000) * 1_000_000,
  }
}

export function bytes(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}
