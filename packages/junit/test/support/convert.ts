import { JUnitReader, JUnitWriter, type JUnitWriterOptions } from '@subunit-js/junit'
import type { TestEvent } from '@subunit-js/protocol'
import { collect, feed } from '@subunit-js/stream'
import { at } from './events.ts'

/** The documents that a stream makes, by their names. */
export function toDocuments(
  events: readonly TestEvent[],
  options?: JUnitWriterOptions,
): Record<string, string> {
  const writer = new JUnitWriter(options)
  feed(events, writer)
  return Object.fromEntries(
    Array.from(writer.documents(), ({ fileName, pieces }) => [fileName, [...pieces].join('')]),
  )
}

/** The only document that a stream makes. */
export function toXml(events: readonly TestEvent[], options?: JUnitWriterOptions): string {
  const [xml, ...others] = Object.values(toDocuments(events, options))
  if (xml === undefined || others.length > 0) throw new Error('There is not exactly one document.')
  return xml
}

/** The events of one JUnit file. */
export function fromXml(xml: string | Uint8Array, root?: string): readonly TestEvent[] {
  const events = collect()
  const file = new JUnitReader(events, { root }).file({ name: 'report.xml', start: at(0) })
  file.write(typeof xml === 'string' ? new TextEncoder().encode(xml) : xml)
  file.end()
  return events.events
}

/** The attachments of tests by name, as text, but for notes; the later of two with the same name. */
export function attachedTexts(events: readonly TestEvent[]): Record<string, string> {
  const files = events.filter(
    ({ testId, fileName }) => testId !== undefined && fileName !== undefined && fileName !== 'junit',
  )
  return Object.fromEntries(
    files.map(({ fileName, fileBytes }) => [
      fileName,
      new TextDecoder('utf-8', { ignoreBOM: true }).decode(fileBytes),
    ]),
  )
}
