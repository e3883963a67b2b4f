import type { DatabaseSync } from 'node:sqlite'
import type { AttemptQuery, StoredAttempt } from '../store.ts'
import { causeOf, FAILS, LAST, LOST, RUNNABLE, statusCodes, statusOf } from './codes.ts'

const COLUMNS = `attempts.run, tests.id, tests.profile, attempts.number, attempts.cause, attempts.status,
  attempts.flags, attempts.start, attempts.duration, tag_set.text AS tags, route.text AS route`

const JOINS = `JOIN tests ON tests.key = attempts.test
  JOIN texts AS tag_set ON tag_set.key = attempts.tags
  LEFT JOIN texts AS route ON route.key = attempts.route`

/** Reads attempts as a query asks for them. */
export function readAttempts(database: DatabaseSync, query: AttemptQuery): StoredAttempt[] {
  const { conditions, values } = conditionsOf(query)
  const order =
    query.order === 'slowest'
      ? 'attempts.duration IS NULL, attempts.duration DESC, attempts.run DESC, attempts.sequence'
      : 'attempts.run DESC, attempts.sequence'
  const where = conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`
  const sql = `SELECT ${COLUMNS} FROM ${sourceOf(query)} ${JOINS} ${where} ORDER BY ${order} LIMIT ?`
  const tagSets = new Map<string, readonly string[]>()

  function parsed(text: string): readonly string[] {
    const known = tagSets.get(text)
    if (known !== undefined) return known
    const tags: readonly string[] = JSON.parse(text)
    tagSets.set(text, tags)
    return tags
  }

  return database
    .prepare(sql)
    .all(...values, query.limit ?? -1)
    .map(row => storedAttempt(row as unknown as AttemptRow, parsed))
}

/**
 * The tables in the order in which they are to be gone through: the planner knows nothing of how few tests fail,
 * nor that a test's history is best looked up run by run.
 */
function sourceOf({ failing, testId, run }: AttemptQuery): string {
  if (failing)
    return 'failing CROSS JOIN attempts ON attempts.test = failing.test AND attempts.run = failing.run'
  if (testId === undefined) return 'attempts'
  const wanted = '(SELECT key FROM tests WHERE id = ?) AS wanted'
  return run === undefined
    ? `${wanted} CROSS JOIN runs CROSS JOIN attempts ON attempts.run = runs.id AND attempts.test = wanted.key`
    : `${wanted} CROSS JOIN attempts ON attempts.test = wanted.key`
}

function conditionsOf(query: AttemptQuery): { conditions: string[]; values: (string | number)[] } {
  const { run, testId, statuses, failing, last } = query
  const conditions: string[] = []
  const values: (string | number)[] = []
  if (testId !== undefined) {
    // Elsewhere the id is part of the source, which comes first.
    if (failing) conditions.push('tests.id = ?')
    values.push(testId)
  }
  if (run !== undefined) {
    conditions.push('attempts.run = ?')
    values.push(run)
  }
  if (statuses !== undefined) {
    conditions.push(`attempts.status IN (${statusCodes(statuses)})`)
  }
  if (last || failing) conditions.push(`attempts.flags & ${LAST}`)
  if (failing) {
    conditions.push(
      `attempts.flags & ${FAILS}`,
      // A test that was reported twice and failed twice is failing once.
      `attempts.number = (SELECT max(number) FROM attempts AS other WHERE other.run = attempts.run
         AND other.test = attempts.test AND other.flags & ${LAST} AND other.flags & ${FAILS})`,
    )
  }
  return { conditions, values }
}

interface AttemptRow {
  readonly run: number
  readonly id: string
  readonly profile: string
  readonly number: number
  readonly cause: number
  readonly status: number | null
  readonly flags: number
  readonly start: number | null
  readonly duration: number | null
  readonly tags: string
  readonly route: string | null
}

function storedAttempt(row: AttemptRow, parsed: (text: string) => readonly string[]): StoredAttempt {
  const { start, duration } = row
  const tags = parsed(row.tags)
  return {
    run: row.run,
    testId: row.id,
    profile: parsed(row.profile),
    number: row.number,
    cause: causeOf(row.cause),
    status: statusOf(row.status),
    runnable: (row.flags & RUNNABLE) !== 0,
    lost: (row.flags & LOST) !== 0,
    last: (row.flags & LAST) !== 0,
    start:
      start === null
        ? undefined
        : { seconds: Math.floor(start / 1_000_000), nanoseconds: (start % 1_000_000) * 1000 },
    duration: duration === null ? undefined : duration / 1_000_000,
    tags,
    worker: tags.find(tag => tag.startsWith('worker-')),
    routeCode: row.route ?? undefined,
  }
}
