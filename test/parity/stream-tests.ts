import type { TestEvent, Timestamp } from '@subunit-js/protocol'
import { messageOf, type ReportedTest, type Verdict } from './reported-test.ts'

const VERDICTS: Readonly<Record<string, Verdict>> = {
  success: 'passed',
  xfail: 'passed',
  fail: 'failed',
  uxsuccess: 'failed',
  skip: 'skipped',
}

interface Gathered {
  start?: number
  stop?: number
  verdict?: Verdict
  readonly tracebacks: Map<string, string>
}

/** The tests and files of a stream. Layers, and failures of no test, are nothing that a report knows. */
export function streamTests(events: readonly TestEvent[]): ReportedTest[] {
  const tests = new Map<string, Gathered>()
  for (const event of events) {
    const { testId, status, runnable, timestamp } = event
    if (testId === undefined || !runnable || status === 'exists') continue
    const test: Gathered = tests.get(testId) ?? { tracebacks: new Map() }
    tests.set(testId, test)
    if (event.fileName !== undefined) addPiece(test.tracebacks, event)
    if (status === 'inprogress') test.start ??= millisecondsOf(timestamp!)
    else if (status !== undefined) {
      test.stop = millisecondsOf(timestamp!)
      test.verdict = VERDICTS[status]!
    }
  }
  return [...tests].map(([id, test]) => reportedTest(withoutProject(id), test))
}

function addPiece(tracebacks: Map<string, string>, { fileName = '', fileBytes }: TestEvent): void {
  if (!/^(attempt-\d+\/)?traceback(-\d+)?$/.test(fileName)) return
  tracebacks.set(fileName, (tracebacks.get(fileName) ?? '') + Buffer.from(fileBytes!).toString())
}

function reportedTest(id: string, { start, stop, verdict, tracebacks }: Gathered): ReportedTest {
  return {
    id,
    // The last of several steps may be an empty title, whose space is escaped.
    file: id.split(/ >(?: |\\x20$)/, 1)[0]!,
    verdict: verdict ?? 'failed',
    duration: start === undefined || stop === undefined ? undefined : stop - start,
    messages: [...tracebacks.values()].map(messageOf),
  }
}

function withoutProject(id: string): string {
  return id.replace(/^\[[^\]]+\] /, '')
}

function millisecondsOf({ seconds, nanoseconds }: Timestamp): number {
  return seconds * 1000 + nanoseconds / 1e6
}
