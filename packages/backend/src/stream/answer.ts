import { type EventFields, type TestEvent, testEvent } from '@subunit-js/protocol'
import { LOST_TAG, RETURN_CODE_ID, sink, type Transform } from '@subunit-js/stream'
import { reasonFields } from './reason.ts'
import { RequestedScopes } from './requested-scopes.ts'

export interface AnswerOptions {
  /** The ids that were asked for. */
  readonly ids: Iterable<string>
  /** Why the framework may not have come to all of them, or undefined when it has. Asked once, at the end. */
  readonly incomplete: () => string | undefined
  /** What every answer carries: timestamp, route code. */
  readonly common: () => EventFields
}

/**
 * At the end, answers the ids that were asked for and that no event settled. A file or layer whose tests have
 * run succeeded in that, so that a repository's list of failing tests clears itself; testr's invented
 * `process-returncode` is skipped; any other is a failed test that says that there is none such, or is lost
 * when the framework did not come so far.
 */
export function answer(options: AnswerOptions): Transform {
  const open = new Set(options.ids)
  const scopes = new RequestedScopes(open)

  function see({ testId, status }: TestEvent): void {
    if (testId === undefined || status === undefined) return
    if (status === 'exists' || status === 'inprogress') scopes.hasTest(testId)
    else open.delete(testId)
    if (status === 'fail') scopes.failed(testId)
  }

  function* answers(): Generator<EventFields> {
    if (open.size === 0) return
    const incomplete = options.incomplete()
    for (const testId of open) {
      if (testId === RETURN_CODE_ID) {
        yield { testId, status: 'skip', ...reasonFields('The exit status of an earlier run is not a test.') }
      } else if (scopes.ran(testId)) {
        yield { testId, status: 'success', runnable: false }
      } else if (scopes.failedFileOf(testId) !== undefined) {
        yield { testId, status: 'fail', ...reasonFields(`${scopes.failedFileOf(testId)} failed to load.`) }
      } else if (incomplete === undefined) {
        yield { testId, status: 'fail', ...reasonFields(`There is no such test: ${testId}`) }
      } else {
        yield { testId, status: 'fail', tags: [LOST_TAG], ...reasonFields(incomplete) }
      }
    }
  }

  return next =>
    sink(
      event => {
        see(event)
        next.event(event)
      },
      () => {
        const common = options.common()
        for (const fields of answers()) next.event(testEvent({ ...common, ...fields }))
        next.end()
      },
    )
}
