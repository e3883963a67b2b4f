import type { Timestamp } from '@subunit-js/protocol'

/** The elements that say how a case, or an attempt at it, ended. A case without any passed. */
export type ResultElement =
  | 'failure'
  | 'error'
  | 'skipped'
  /** A failed attempt of a case that passed later on. */
  | 'flakyFailure'
  | 'flakyError'
  /** A further failed attempt of a case that never passed. */
  | 'rerunFailure'
  | 'rerunError'

/** One such element. Times are of the attempt, for the elements that stand for one. */
export interface JUnitResult {
  readonly element: ResultElement
  readonly message?: string | undefined
  readonly type?: string | undefined
  readonly text?: string | undefined
  readonly timestamp?: Timestamp | undefined
  /** In nanoseconds. */
  readonly duration?: number | undefined
  readonly systemOut?: string | undefined
  readonly systemErr?: string | undefined
}

export interface JUnitProperty {
  readonly name: string
  readonly value: string
}

/** Attributes that no field of the model stands for, by name. */
export type JUnitAttributes = Readonly<Record<string, string>>

/** A `testcase`. */
export interface JUnitCase {
  readonly name: string
  readonly className?: string | undefined
  /** With `/`, relative to the root of the project. */
  readonly file?: string | undefined
  readonly line?: number | undefined
  readonly timestamp?: Timestamp | undefined
  /** In nanoseconds. */
  readonly duration?: number | undefined
  readonly attributes?: JUnitAttributes | undefined
  readonly properties: readonly JUnitProperty[]
  readonly results: readonly JUnitResult[]
  readonly systemOut?: string | undefined
  readonly systemErr?: string | undefined
}

/** A `testsuite`: cases and further suites. Counts are derived from the cases. */
export interface JUnitSuite {
  readonly name: string
  readonly file?: string | undefined
  readonly timestamp?: Timestamp | undefined
  /** In nanoseconds. */
  readonly duration?: number | undefined
  readonly attributes?: JUnitAttributes | undefined
  readonly properties: readonly JUnitProperty[]
  readonly suites: readonly JUnitSuite[]
  readonly cases: readonly JUnitCase[]
  readonly systemOut?: string | undefined
  readonly systemErr?: string | undefined
}
