import { failsVerdict, isFlaky, type TestRecord } from '@subunit-js/stream'

/** How a test's outcome is called, and how loud. */
export interface Verdict {
  /** In capitals where it needs attention. */
  readonly word: string
  /** `bad` speaks against the run, `odd` deserves a look, `good` is as it should be. */
  readonly mood: 'bad' | 'odd' | 'good'
  /** What the word alone does not say. */
  readonly note?: string
}

/** What became of a test, also of one whose stream ended before it did. */
export function verdictOf(test: TestRecord): Verdict {
  switch (test.status) {
    case 'fail':
      return { word: 'FAIL', mood: 'bad' }
    case 'uxsuccess':
      return failsVerdict(test)
        ? { word: 'FAIL', mood: 'bad', note: 'it was expected to fail and passed' }
        : { word: 'passed', mood: 'odd', note: 'it was expected to fail' }
    case 'success':
      return isFlaky(test)
        ? { word: 'FLAKY', mood: 'odd', note: `it passed at attempt ${test.attempts.at(-1)?.number}` }
        : { word: 'passed', mood: 'good' }
    case 'xfail':
      return { word: 'failed', mood: 'good', note: 'as expected' }
    case 'skip':
      return { word: 'skipped', mood: 'good' }
    case 'inprogress':
      return { word: 'LOST', mood: 'bad', note: 'it began and never ended' }
    case 'exists':
      return test.lost
        ? { word: 'LOST', mood: 'bad', note: 'it was announced and never began' }
        : { word: 'listed', mood: 'good' }
    case undefined:
      return { word: 'LOST', mood: 'bad', note: 'it never said how it ended' }
  }
}
