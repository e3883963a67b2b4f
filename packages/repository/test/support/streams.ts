import { Encoder, type EventFields, type Timestamp } from '@subunit-js/protocol'
import type { RunInfo, Store, StoredRun } from '../../src/index.ts'

/** The bytes of a stream with these events. */
export function stream(...events: EventFields[]): Uint8Array {
  const encoder = new Encoder()
  for (const event of events) encoder.append(event)
  return encoder.take()
}

/** An instant so many milliseconds after the beginning of a run. */
export function at(milliseconds: number): Timestamp {
  return {
    seconds: 1_700_000_000 + Math.floor(milliseconds / 1000),
    nanoseconds: (milliseconds % 1000) * 1_000_000,
  }
}

/** The events of a test that begins at a time and takes another, in milliseconds. */
export function tested(
  testId: string,
  status: EventFields['status'],
  times: [start: number, duration: number] = [0, 10],
  fields: EventFields = {},
): EventFields[] {
  const [start, duration] = times
  return [
    { testId, status: 'inprogress', timestamp: at(start), ...fields },
    { testId, status, timestamp: at(start + duration), ...fields },
  ]
}

/** Stores a whole run. */
export function store(to: Store, bytes: Uint8Array, info: RunInfo = {}): StoredRun {
  const run = to.begin({ started: at(0), ...info })
  run.write(bytes)
  return run.finish({ finished: at(1000), exitStatus: 0 })
}

export function bytesOf(pieces: Iterable<Uint8Array>): Buffer {
  return Buffer.concat([...pieces])
}
