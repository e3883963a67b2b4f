import type { TestEvent } from '@subunit-js/protocol'
import type { Transform } from '../sink.ts'
import { TestMap } from '../test-map.ts'

export interface TagOptions {
  /** Tags that every event gets. */
  readonly add?: readonly string[]
  /** Tags that every event loses, those of `add` included. */
  readonly discard?: readonly string[]
}

/**
 * Adds tags to all events, run-level ones included, then discards tags from them; a set that becomes empty
 * is left out. An event without tags leaves its test's former set in force, and giving it `add` alone would
 * replace that set; so while a test is under way its last set is remembered and given to such events whole.
 */
export function tag(options: TagOptions): Transform {
  const add = [...new Set(options.add)]
  const discard = new Set(options.discard)
  return next => {
    const former = new TestMap<readonly string[]>()

    function retagged(event: TestEvent): readonly string[] | undefined {
      if (event.testId === undefined) return change(event.tags, add, discard)
      const known = former.size === 0 ? undefined : former.get(event)
      const tags = event.tags === undefined && known !== undefined ? known : change(event.tags, add, discard)
      if (isOver(event)) {
        if (known !== undefined) former.delete(event)
      } else if (event.tags !== undefined && tags !== undefined) {
        former.set(event, tags)
      }
      // Left out, an emptied set would leave the test with its former one.
      return tags ?? (known === undefined ? undefined : [])
    }

    return {
      event(event) {
        const tags = retagged(event)
        next.event(tags === event.tags ? event : { ...event, tags })
      },
      end: () => next.end(),
    }
  }
}

function isOver(event: TestEvent): boolean {
  return event.status !== undefined && event.status !== 'inprogress' && event.status !== 'exists'
}

/** Returns the very same set when nothing changes. */
function change(
  tags: readonly string[] | undefined,
  add: readonly string[],
  discard: ReadonlySet<string>,
): readonly string[] | undefined {
  const had = tags ?? []
  const missing = add.filter(tag => !had.includes(tag))
  const changes = missing.length > 0 || had.some(tag => discard.has(tag))
  if (!changes) return tags
  const result = [...had, ...missing].filter(tag => !discard.has(tag))
  return result.length === 0 ? undefined : result
}
