import type { TestEvent } from '../src/index.ts'

/**
 * Writes events down as one line each, all fields that are present: id, status, tags, timestamp, route code,
 * flags, then the attachment with its MIME type.
 */
export function lines(events: readonly TestEvent[]): string[] {
  return events.map(line)
}

function line(event: TestEvent): string {
  const { testId, status, tags, timestamp, routeCode, fileName, fileBytes, mimeType } = event
  const words = [
    testId ?? '-',
    status,
    tags && `[${tags.join(' ')}]`,
    timestamp && `@${timestamp.seconds}.${String(timestamp.nanoseconds).padStart(9, '0')}`,
    routeCode && `route ${routeCode}`,
    event.runnable ? undefined : 'not runnable',
    fileName === undefined
      ? undefined
      : `${fileName}=${JSON.stringify(Buffer.from(fileBytes!).toString('latin1'))}`,
    mimeType && `(${mimeType})`,
    event.eof ? 'eof' : undefined,
  ]
  return words.filter(word => word !== undefined).join(' ')
}
