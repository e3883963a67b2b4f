import { closeSync, openSync, writeSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { Encoder, type EventFields, type Timestamp } from '@subunit-js/protocol'

export const TESTS = 100_000

/** Every so many tests one fails, with a traceback. */
const FAILS_EVERY = 20

const FLUSH_BYTES = 1 << 20
const START = 1_760_000_000

const traceback: Uint8Array = new TextEncoder().encode(
  [
    'AssertionError: expected 41 to be 42 // Object.is equality',
    ...Array.from(
      { length: 8 },
      (_, frame) =>
        `    at Cart.total (/home/user/project/packages/checkout/src/cart-${frame}.ts:${frame + 10}:17)`,
    ),
  ]
    .join('\n')
    .padEnd(699, '.')
    .concat('\n'),
)

/**
 * The events of the benchmark stream: each test says that it is in progress, with a timestamp and a tag, and how
 * it ended, with a timestamp; every twentieth fails with a traceback of 700 bytes. The same at each call.
 */
export function* benchmarkEvents(tests: number = TESTS): Generator<EventFields> {
  for (let index = 0; index < tests; index++) {
    const testId = testName(index)
    yield { testId, status: 'inprogress', tags: [`worker-${index % 4}`], timestamp: time(index, 0) }
    const fails = index % FAILS_EVERY === FAILS_EVERY - 1
    if (fails) {
      yield {
        testId,
        fileName: 'traceback',
        fileBytes: traceback,
        mimeType: 'text/x-traceback; charset="utf8"; language="javascript"',
        eof: true,
        timestamp: time(index, 7),
      }
    }
    yield { testId, status: fails ? 'fail' : 'success', timestamp: time(index, 8) }
  }
}

/** The same stream as bytes, in pieces of about a megabyte: 205,000 events and 25 MB for 100,000 tests. */
export function* benchmarkBytes(tests: number = TESTS): Generator<Uint8Array> {
  const encoder = new Encoder()
  for (const event of benchmarkEvents(tests)) {
    encoder.append(event)
    if (encoder.length >= FLUSH_BYTES) yield encoder.take()
  }
  yield encoder.take()
}

/** Writes the stream to a file and returns its length in bytes. */
export function writeBenchmarkStream(path: string, tests: number = TESTS): number {
  const file = openSync(path, 'w')
  let length = 0
  for (const piece of benchmarkBytes(tests)) {
    writeSync(file, piece)
    length += piece.length
  }
  closeSync(file)
  return length
}

function testName(index: number): string {
  const [file, group, number] = [index >> 8, (index >> 4) & 15, index & 15]
  return `packages/checkout/test/cart-${file}.test.ts > cart > totals ${group} > adds items, case ${number}`
}

/** Every test takes ten milliseconds; `step` counts milliseconds within it. */
function time(index: number, step: number): Timestamp {
  const milliseconds = index * 10 + step
  return {
    seconds: START + Math.floor(milliseconds / 1000),
    nanoseconds: (milliseconds % 1000) * 1_000_000 + (index % 1000) * 1000,
  }
}

if (import.meta.main) {
  const { positionals } = parseArgs({ allowPositionals: true })
  const [path, tests = String(TESTS)] = positionals
  if (path === undefined) {
    console.error('Usage: node bench/stream.ts FILE [TESTS]')
    process.exit(2)
  }
  console.log(`${path}: ${writeBenchmarkStream(path, Number(tests))} bytes, ${tests} tests`)
}
