import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { peer } from '../../../../test/support/peers.ts'
import { type TestEvent, type Timestamp, testEvent } from '../../src/index.ts'

/** An event in the reference's names; timestamps are microseconds. */
export interface ReferenceEvent {
  test_id?: string
  test_status?: TestEvent['status']
  test_tags?: string[]
  runnable?: boolean
  file_name?: string
  file_bytes?: string
  eof?: boolean
  mime_type?: string
  route_code?: string
  timestamp?: number
}

export interface Decoded {
  readonly events: ReferenceEvent[]
  /** The class of the exception that ended it, after the events. */
  readonly raises: string | null
}

export interface Encoded {
  readonly hex: string
  readonly raises: string | null
}

export function referenceDecode(mode: 'decode' | 'decode-v1', streams: readonly Uint8Array[]): Decoded[] {
  return run(
    mode,
    streams.map(stream => Buffer.from(stream).toString('hex')),
  )
}

export function referenceEncode(events: readonly TestEvent[]): Encoded[] {
  return run(
    'encode',
    events.map(event => JSON.stringify(toReference(event))),
  )
}

export function referenceEncodeV1(streams: readonly (readonly TestEvent[])[]): Encoded[] {
  return run(
    'encode-v1',
    streams.map(events => JSON.stringify(events.map(toReference))),
  )
}

function run<Result>(mode: string, cases: readonly string[]): Result[] {
  const script = fileURLToPath(new URL('reference.py', import.meta.url))
  const { status, stdout, stderr, error } = spawnSync(peer('python'), [script, mode], {
    input: cases.map(line => `${line}\n`).join(''),
    maxBuffer: 2 ** 30,
    encoding: 'utf8',
  })
  if (status !== 0) throw error ?? new Error(`The reference ended with status ${status}: ${stderr}`)
  return stdout
    .trimEnd()
    .split('\n')
    .map(line => JSON.parse(line))
}

/** Writes one of our events in the reference's names and to its precision. */
export function toReference(event: TestEvent): ReferenceEvent {
  const { testId, status, tags, fileName, fileBytes, mimeType, routeCode, timestamp } = event
  return {
    ...(testId !== undefined && { test_id: testId }),
    ...(status !== undefined && { test_status: status }),
    ...(tags !== undefined && { test_tags: sorted(tags) }),
    runnable: event.runnable,
    ...(fileName !== undefined && { file_name: fileName }),
    ...(fileBytes !== undefined && { file_bytes: Buffer.from(fileBytes).toString('hex') }),
    eof: event.eof,
    ...(mimeType !== undefined && { mime_type: mimeType }),
    ...(routeCode !== undefined && { route_code: routeCode }),
    ...(timestamp !== undefined && { timestamp: toMicroseconds(timestamp) }),
  }
}

/** Reads an event of the reference as one of ours. */
export function fromReference(event: ReferenceEvent): TestEvent {
  return testEvent({
    testId: event.test_id,
    status: event.test_status,
    tags: event.test_tags,
    runnable: event.runnable ?? true,
    fileName: event.file_name,
    fileBytes:
      event.file_bytes === undefined ? undefined : Uint8Array.from(Buffer.from(event.file_bytes, 'hex')),
    mimeType: event.mime_type,
    eof: event.eof ?? false,
    routeCode: event.route_code,
    timestamp: event.timestamp === undefined ? undefined : fromMicroseconds(event.timestamp),
  })
}

/** Python's order of strings is that of code points, and so is UTF-8's of bytes. */
function sorted(tags: readonly string[]): string[] {
  return [...tags].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)))
}

/** Rounds to the nearest microsecond, to the even one where two are as near: so does the reference. */
function toMicroseconds({ seconds, nanoseconds }: Timestamp): number {
  const whole = Math.floor(nanoseconds / 1000)
  const rest = nanoseconds % 1000
  const up = rest > 500 || (rest === 500 && whole % 2 === 1)
  return seconds * 1_000_000 + whole + (up ? 1 : 0)
}

function fromMicroseconds(microseconds: number): Timestamp {
  const seconds = Math.floor(microseconds / 1_000_000)
  return { seconds, nanoseconds: (microseconds % 1_000_000) * 1000 }
}
