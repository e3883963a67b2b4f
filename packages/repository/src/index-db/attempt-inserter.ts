import type { DatabaseSync, StatementSync } from 'node:sqlite'
import type { Timestamp } from '@subunit-js/protocol'
import {
  type Attempt,
  attemptOfTags,
  duration,
  failsVerdict,
  isFinal,
  LOST_TAG,
  type TestRecord,
} from '@subunit-js/stream'
import type { AttemptCause } from '../store.ts'
import { causeCode, FAILS, LAST, LOST, RUNNABLE, statusCode } from './codes.ts'
import { profileOf } from './profile.ts'
import { TestKeys } from './test-keys.ts'
import { TextKeys } from './text-keys.ts'

export interface AttemptInserterOptions {
  readonly database: DatabaseSync
  readonly run: number
  readonly probe: boolean
  readonly profileTags: readonly string[]
}

/** A test that was announced and no more, or that left attachments only, has a row all the same. */
const NO_ATTEMPT: readonly Attempt[] = [
  { number: 1, status: undefined, start: undefined, stop: undefined, attachments: [] },
]

/** Writes the attempts of a run's tests into the index. All calls belong into writing transactions. */
export class AttemptInserter {
  /** The profiles of the tests so far. */
  readonly profiles: Set<string> = new Set()
  readonly #run: number
  readonly #firstCause: AttemptCause
  readonly #profileTags: ReadonlySet<string>
  readonly #tests: TestKeys
  readonly #texts: TextKeys
  readonly #insert: StatementSync
  readonly #supersede: StatementSync
  /** The number of the last attempt at each test of this run. */
  readonly #numbers = new Map<number, number>()
  #sequence = 0
  // Tests in a row mostly share their tag set.
  #lastTags: readonly string[] | undefined
  #lastTagsKey = 0

  constructor({ database, run, probe, profileTags }: AttemptInserterOptions) {
    this.#run = run
    this.#firstCause = probe ? 'probe' : 'run'
    this.#profileTags = new Set(profileTags)
    this.#tests = new TestKeys(database)
    this.#texts = new TextKeys(database)
    this.#insert = database.prepare(
      `INSERT INTO attempts (run, test, number, sequence, cause, status, flags, start, duration, tags, route)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    this.#supersede = database.prepare(
      `UPDATE attempts SET flags = flags & ~${LAST} WHERE run = ? AND test = ? AND flags & ${LAST}`,
    )
  }

  insert(test: TestRecord): void {
    // What was only listed was not attempted.
    if (test.status === 'exists' && !test.lost) return
    const profile = profileOf(test.tags, this.#profileTags)
    this.profiles.add(profile)
    const key = this.#tests.keyOf(test.testId, profile)
    const former = this.#numbers.get(key) ?? 0
    const retries = former > 0 && attemptOfTags(test.tags) > 1
    if (retries) this.#supersede.run(this.#run, key)

    const attempts = test.attempts.length === 0 ? NO_ATTEMPT : test.attempts
    const tags = this.#tagsKey(test.tags)
    const route = test.routeCode === undefined ? null : this.#texts.keyOf(test.routeCode)
    for (const [index, attempt] of attempts.entries()) {
      const isLast = index === attempts.length - 1
      this.#insert.run(
        this.#run,
        key,
        former + index + 1,
        this.#sequence++,
        causeCode(this.#causeOf(index > 0 || retries, former)),
        statusCode(isLast ? test.status : attempt.status),
        isLast ? verdictFlags(test) : Number(test.runnable),
        microseconds(attempt.start),
        nanoseconds(duration(attempt)),
        tags,
        route,
      )
    }
    this.#numbers.set(key, former + attempts.length)
  }

  #causeOf(isRetry: boolean, former: number): AttemptCause {
    if (isRetry) return 'retry'
    return former > 0 ? 'repeat' : this.#firstCause
  }

  #tagsKey(tags: readonly string[]): number {
    if (tags !== this.#lastTags) {
      this.#lastTagsKey = this.#texts.keyOf(JSON.stringify(tags))
      this.#lastTags = tags
    }
    return this.#lastTagsKey
  }
}

function verdictFlags(test: TestRecord): number {
  const isLost = test.lost || test.tags.includes(LOST_TAG)
  const fails = failsVerdict(test) || !isFinal(test.status)
  return LAST | (test.runnable ? RUNNABLE : 0) | (isLost ? LOST : 0) | (fails ? FAILS : 0)
}

function microseconds(timestamp: Timestamp | undefined): number | null {
  return timestamp === undefined
    ? null
    : timestamp.seconds * 1_000_000 + Math.floor(timestamp.nanoseconds / 1000)
}

function nanoseconds(milliseconds: number | undefined): number | null {
  return milliseconds === undefined ? null : Math.round(milliseconds * 1_000_000)
}
