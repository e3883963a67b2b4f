import { decode, type TestEvent } from '@subunit-js/protocol'
import { testsOf } from '@subunit-js/stream'
import { ours, peer } from '../../../../test/support/peers.ts'
import { runRaw } from './run.ts'

/** What both the Python command of a name and ours of the same name make of the same. */
export function both(name: string, args: readonly string[], input: Uint8Array | string) {
  return { python: runRaw(peer(name), args, input), ours: runRaw(ours('cli', name), args, input) }
}

/**
 * A stream as far as two programs can be expected to agree on it: what each test was in the end, in order, and
 * what belongs to no test, its pieces joined. Without times, which the reference loses.
 */
export function substance(bytes: Uint8Array) {
  const events = decode(bytes)
  const tests = testsOf(events).map(({ testId, status, tags, attachments }) => ({
    testId,
    status,
    tags: [...tags].sort(),
    attachments: attachments
      .map(({ name, mimeType, bytes }) => [name, plainType(mimeType), Buffer.from(bytes).toString('latin1')])
      .sort(),
  }))
  return { tests, run: runContents(events) }
}

/** All events, neighbouring pieces of output joined and tags sorted, neither of which means anything. */
export function joinedNoise(bytes: Uint8Array): TestEvent[] {
  const joined: TestEvent[] = []
  for (const event of decode(bytes)) {
    const last = joined.at(-1)
    if (last !== undefined && isNoise(last) && isNoise(event)) {
      joined[joined.length - 1] = { ...last, fileBytes: Buffer.concat([last.fileBytes!, event.fileBytes!]) }
    } else {
      const fileBytes = event.fileBytes && Buffer.from(event.fileBytes)
      joined.push({ ...event, tags: event.tags && [...event.tags].sort(), fileBytes })
    }
  }
  return joined
}

/** The reference sorts the parameters of MIME types and puts quotes around them; we leave types as they are. */
export function plainType(mimeType: string | undefined): string | undefined {
  const [type, ...parameters] = mimeType?.split(/[;,]/).map(part => part.trim().replaceAll('"', '')) ?? []
  return type === undefined ? undefined : [type, ...parameters.sort()].join(';')
}

function isNoise(event: TestEvent): boolean {
  return event.testId === undefined && event.fileName === 'stdout' && event.mimeType === undefined
}

function runContents(events: readonly TestEvent[]): Record<string, string> {
  const contents: Record<string, string> = {}
  for (const { testId, fileName, fileBytes } of events) {
    if (testId !== undefined || fileName === undefined) continue
    contents[fileName] = (contents[fileName] ?? '') + Buffer.from(fileBytes!).toString('latin1')
  }
  return contents
}
