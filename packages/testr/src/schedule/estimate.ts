import { fileOf, scopesOf } from './scope.ts'

/** How long tests took, in seconds by test id: from stored runs, and from this run so far. */
export type Times = ReadonlyMap<string, number>

/** An expected duration and how much of it is mere guessing. */
export interface Estimate {
  readonly seconds: number
  /** The part of `seconds` for tests that never ran: a mean of neighbours. */
  readonly guessed: number
}

/** What a test takes of which nothing at all is known, in seconds. Only the proportions between tests matter. */
const GUESS = 0.05

/** Tests in a file of which nothing at all is known. */
const GUESSED_TESTS = 10

interface Mean {
  seconds: number
  count: number
}

/**
 * Expects durations from times of the past. A test that never ran takes the mean of its file's tests, else of
 * its folder's, else of the next folder's that has any, else of all. A file takes the sum of its tests, one
 * that never ran the mean of the files in its folder, and so on.
 *
 * Further times can be added while a run goes on; a later time of the same test replaces the former.
 */
export class Estimator {
  readonly #times = new Map<string, number>()
  readonly #files = new Map<string, number>()
  readonly #testMeans = new Map<string, Mean>()
  readonly #fileMeans = new Map<string, Mean>()

  constructor(times: Times = new Map()) {
    for (const [id, seconds] of times) this.add(id, seconds)
  }

  /** Takes in what a test took, in seconds. Times that are none (negative, NaN: clocks jump) are left out. */
  add(id: string, seconds: number): void {
    if (!(seconds >= 0 && Number.isFinite(seconds))) return
    const former = this.#times.get(id)
    const file = fileOf(id)
    const formerFile = this.#files.get(file)
    this.#times.set(id, seconds)
    this.#files.set(file, (formerFile ?? 0) + seconds - (former ?? 0))
    for (const scope of scopesOf(id)) shift(this.#testMeans, scope, seconds, former)
    for (const scope of scopesOf(file)) shift(this.#fileMeans, scope, this.#files.get(file)!, formerFile)
  }

  /** What one test is expected to take. */
  test(id: string): Estimate {
    const seconds = this.#times.get(id)
    if (seconds !== undefined) return { seconds, guessed: 0 }
    return guess(mean(this.#testMeans, scopesOf(id)) ?? GUESS)
  }

  /** What all tests of a file are expected to take. */
  file(file: string): Estimate {
    const seconds = this.#files.get(file)
    if (seconds !== undefined) return { seconds, guessed: 0 }
    return guess(mean(this.#fileMeans, scopesOf(file)) ?? GUESS * GUESSED_TESTS)
  }
}

function guess(seconds: number): Estimate {
  return { seconds, guessed: seconds }
}

function shift(means: Map<string, Mean>, scope: string, seconds: number, former: number | undefined): void {
  const entry = means.get(scope)
  if (entry === undefined) means.set(scope, { seconds, count: 1 })
  else {
    entry.seconds += seconds - (former ?? 0)
    if (former === undefined) entry.count += 1
  }
}

function mean(means: ReadonlyMap<string, Mean>, scopes: readonly string[]): number | undefined {
  for (const scope of scopes) {
    const entry = means.get(scope)
    // Sums of differences may end a hair below nought.
    if (entry !== undefined) return Math.max(entry.seconds / entry.count, 0)
  }
  return undefined
}
