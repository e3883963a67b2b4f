import type { TestEvent } from '../src/index.ts'

/** Joins adjacent noise events, whose borders depend on how the input was split. */
export function joinNoise(events: readonly TestEvent[]): TestEvent[] {
  const joined: TestEvent[] = []
  for (const event of events) {
    const last = joined.at(-1)
    if (last !== undefined && isNoise(last) && isNoise(event)) {
      joined[joined.length - 1] = { ...last, fileBytes: concat(last.fileBytes!, event.fileBytes!) }
    } else {
      joined.push(event)
    }
  }
  return joined
}

function isNoise(event: TestEvent): boolean {
  return event.testId === undefined && event.fileName === 'stdout' && event.status === undefined && !event.eof
}

function concat(a: Uint8Array, b: Uint8Array): Uint8Array {
  const all = new Uint8Array(a.length + b.length)
  all.set(a)
  all.set(b, a.length)
  return all
}
