import { CommandError, Input } from '@subunit-js/command'
import type { Status, TestEvent } from '@subunit-js/protocol'
import type { Transform } from '@subunit-js/stream'

/**
 * Reads the ids of tests that are expected to fail, one on a line. What follows a `#` is a comment, except for
 * the number that tells tests of the same title apart: `a.test.js > adds #2`.
 * Throws a `CommandError` (`unreadable-input`).
 */
export async function readExpectedFailures(path: string): Promise<string[]> {
  const input = new Input(path)
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let text = ''
  try {
    await input.read(chunk => {
      text += decoder.decode(chunk, { stream: true })
    })
    text += decoder.decode()
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    throw new CommandError('unreadable-input', `${input.name} is not in UTF-8`, { cause: error })
  }
  return text.split('\n').flatMap(line => {
    const id = / #\d+\s*$/.test(line) ? line.trimEnd() : line.split('#')[0]!.trimEnd()
    return id === '' ? [] : [id]
  })
}

/** Makes `fail` of an expected failure `xfail`, and `success` of such a test `uxsuccess`. */
export function expectFailures(testIds: ReadonlySet<string>): Transform {
  return next => ({
    event: event =>
      next.event(isExpected(event, testIds) ? { ...event, status: EXPECTED[event.status!]! } : event),
    end: () => next.end(),
  })
}

const EXPECTED: Partial<Readonly<Record<Status, Status>>> = { fail: 'xfail', success: 'uxsuccess' }

function isExpected({ testId, status }: TestEvent, testIds: ReadonlySet<string>): boolean {
  return testId !== undefined && status !== undefined && status in EXPECTED && testIds.has(testId)
}
