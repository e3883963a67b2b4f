import { readFileSync } from 'node:fs'
import { type TestEvent, type Timestamp, testEvent } from '../src/index.ts'

/** An event as the conformance vectors write it down. */
interface VectorEvent {
  test_id: string | null
  test_status: TestEvent['status'] | null
  test_tags: string[] | null
  runnable: boolean
  file_name: string | null
  file_bytes: string | null
  eof: boolean
  mime_type: string | null
  route_code: string | null
  timestamp: string | null
}

export interface Vector {
  name: string
  hex: string
  events: VectorEvent[]
  ours?: VectorEvent[]
  encodes?: true
  wire_timestamps?: [number, number][]
}

export const vectors: Vector[] = JSON.parse(
  readFileSync(new URL('./vectors/subunit-v2.json', import.meta.url), 'utf8'),
)

/** The events that our decoder must give for a vector. */
export function expectedEvents(vector: Vector): TestEvent[] {
  const timestamps = (vector.wire_timestamps ?? []).map(([seconds, nanoseconds]) => ({
    seconds,
    nanoseconds,
  }))
  return (vector.ours ?? vector.events).map(event =>
    toEvent(event, event.timestamp === null ? undefined : timestamps.shift()),
  )
}

function toEvent(event: VectorEvent, timestamp: Timestamp | undefined): TestEvent {
  return testEvent({
    testId: event.test_id ?? undefined,
    status: event.test_status ?? undefined,
    tags: event.test_tags ?? undefined,
    runnable: event.runnable,
    fileName: event.file_name ?? undefined,
    fileBytes: event.file_bytes === null ? undefined : bytesOf(event.file_bytes),
    mimeType: event.mime_type ?? undefined,
    eof: event.eof,
    routeCode: event.route_code ?? undefined,
    timestamp,
  })
}

export function bytesOf(hex: string): Uint8Array {
  return Uint8Array.from(Buffer.from(hex, 'hex'))
}

export function hexOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex')
}
