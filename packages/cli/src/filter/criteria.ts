import type { HeldTest } from './keep-tests.ts'
import { searchedText } from './searched-text.ts'

/** Which outcomes are kept. */
export interface Outcomes {
  readonly success: boolean
  /** Of tests that failed, and of those that began and never ended. */
  readonly failure: boolean
  readonly skip: boolean
  readonly xfail: boolean
  readonly uxsuccess: boolean
  /** Of tests that were announced in a listing. */
  readonly exists: boolean
}

/** What a test must be like to be kept. */
export interface Criteria {
  readonly outcomes: Outcomes
  /** All of these tags must be there. */
  readonly withTags: readonly string[]
  /** None of these tags may be there. */
  readonly withoutTags: readonly string[]
  /** One of these must match, if there are any. */
  readonly withPatterns: readonly RegExp[]
  /** None of these may match. */
  readonly withoutPatterns: readonly RegExp[]
}

/** Makes the question whether a test meets the criteria. */
export function meets(criteria: Criteria): (test: HeldTest) => boolean {
  const { outcomes, withTags, withoutTags, withPatterns, withoutPatterns } = criteria
  const searches = withPatterns.length > 0 || withoutPatterns.length > 0
  return test => {
    const outcome = outcomeOf(test)
    if (!outcomes[outcome]) return false
    if (!withTags.every(tag => test.tags.includes(tag))) return false
    if (withoutTags.some(tag => test.tags.includes(tag))) return false
    if (!searches) return true
    const text = searchedText(test, outcome)
    const matches = (pattern: RegExp) => pattern.test(text)
    return (withPatterns.length === 0 || withPatterns.some(matches)) && !withoutPatterns.some(matches)
  }
}

function outcomeOf({ status, lost }: HeldTest): keyof Outcomes {
  switch (status) {
    case 'exists':
      return lost ? 'failure' : 'exists'
    case 'fail':
    case 'inprogress':
    case undefined:
      return 'failure'
    default:
      return status
  }
}
