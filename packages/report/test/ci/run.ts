import { type EventFields, type TestEvent, testEvent } from '@subunit-js/protocol'
import { formatAttemptResult } from '@subunit-js/stream'

const utf8 = new TextEncoder()

function at(milliseconds: number): EventFields {
  return { timestamp: { seconds: 1_800_000_000, nanoseconds: milliseconds * 1_000_000 } }
}

export function attached(testId: string | undefined, fileName: string, content: string): TestEvent {
  return testEvent({ testId, fileName, fileBytes: utf8.encode(content), mimeType: 'text/plain', eof: true })
}

/** A test that takes from one millisecond to another, with what it leaves behind. */
export function told(
  testId: string,
  status: TestEvent['status'],
  [start, stop]: [number, number],
  files: Record<string, string> = {},
  fields: EventFields = {},
): TestEvent[] {
  return [
    testEvent({ testId, status: 'inprogress', ...at(start), ...fields }),
    ...Object.entries(files).map(([name, content]) => attached(testId, name, content)),
    testEvent({ testId, status, ...at(stop), ...fields }),
  ]
}

const STACK = 'at Object.<anonymous> (/home/me/project/web/'

/** A run of everything that CI views tell apart. */
export const RUN: readonly TestEvent[] = [
  ...told('test/sums.test.ts > adds', 'success', [0, 20]),
  ...told('test/sums.test.ts > subtracts', 'fail', [20, 25], {
    traceback: `AssertionError: expected 1, 50% | <b>\nsecond line\n    ${STACK}test/sums.test.ts:7:5)`,
    stdout: 'working\n::error::from the test\n',
  }),
  ...told('test/net.test.ts > asks a helper', 'fail', [30, 31], {
    traceback: `Error: refused\n    ${STACK}src/net.ts:3:1)\n    at node:internal/x:1:1`,
  }),
  testEvent({ testId: 'test/net.test.ts > connects', status: 'inprogress', ...at(40) }),
  attached(
    'test/net.test.ts > connects',
    'attempt-1/traceback',
    `Error: not yet\n    ${STACK}test/net.test.ts:9:1)`,
  ),
  testEvent({
    testId: 'test/net.test.ts > connects',
    fileName: 'attempt-1/result',
    fileBytes: formatAttemptResult({ status: 'fail', start: undefined, stop: undefined }),
    eof: true,
  }),
  testEvent({ testId: 'test/net.test.ts > connects', status: 'inprogress', tags: ['attempt-2'], ...at(45) }),
  testEvent({ testId: 'test/net.test.ts > connects', status: 'success', tags: ['attempt-2'], ...at(50) }),
  ...told('test/net.test.ts > on Windows', 'skip', [50, 50], { reason: 'only there' }),
  ...told(
    'test/db.test.ts > [beforeAll]',
    'fail',
    [60, 61],
    { traceback: 'Error: no database' },
    { runnable: false },
  ),
  attached(undefined, 'stdout', 'a line of the runner\nand an unfinished'),
  testEvent({ testId: 'test/db.test.ts > waits', status: 'inprogress', ...at(62) }),
]
