import type { TestEvent } from '@subunit-js/protocol'
import { isFinal } from '../fold/record.ts'
import type { Transform } from '../sink.ts'
import { TestMap } from '../test-map.ts'

export interface TagOptions {
  /** Tags that every event gets. */
  readonly add?: readonly string[]
  /** Tags that every event loses, those of `add` included. */
  readonly discard?: readonly string[]
}

type Tags = readonly string[] | undefined

/**
 * Adds tags to all events, run-level ones included, then discards tags from them; a set that becomes empty
 * is left out. An event without tags leaves its test's former set in force, and giving it `add` alone would
 * replace that set; so while a test is under way its last set is remembered and given to such events whole.
 */
export function tag(options: TagOptions): Transform {
  const add = [...new Set(options.add)]
  const discard = new Set(options.discard)
  return next => {
    const change = changer(add, discard)
    const former = new TestMap<readonly string[]>()

    function retagged(event: TestEvent): Tags {
      if (event.testId === undefined) return change(event.tags)
      const known = former.get(event)
      if (isFinal(event.status)) former.delete(event)
      if (event.tags === undefined && known !== undefined) return add.length === 0 ? undefined : known

      const tags = change(event.tags)
      if (tags !== undefined && event.tags !== undefined && !isFinal(event.status)) former.set(event, tags)
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

/**
 * Returns a function that changes a tag set, and returns the very same where there is nothing to change.
 * Events in a row mostly have equal sets, so the last answer is kept.
 */
function changer(add: readonly string[], discard: ReadonlySet<string>): (tags: Tags) => Tags {
  let lastTags: Tags
  let lastResult = changed([], add, discard)
  return tags => {
    if (tags === undefined ? lastTags !== undefined : !isEqual(tags, lastTags)) {
      lastTags = tags
      lastResult = changed(tags ?? [], add, discard)
    }
    return lastResult === 'same' ? tags : lastResult
  }
}

function isEqual(tags: readonly string[], others: Tags): boolean {
  if (tags.length !== others?.length) return false
  for (let index = 0; index < tags.length; index++) {
    if (tags[index] !== others[index]) return false
  }
  return true
}

function changed(
  tags: readonly string[],
  add: readonly string[],
  discard: ReadonlySet<string>,
): Tags | 'same' {
  const missing = add.filter(tag => !tags.includes(tag))
  if (missing.length === 0 && !tags.some(tag => discard.has(tag))) return 'same'
  const result = [...tags, ...missing].filter(tag => !discard.has(tag))
  return result.length === 0 ? undefined : result
}
