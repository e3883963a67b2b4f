import type { ResultElement } from '../model/report.ts'

export type DialectName = 'wide' | 'jenkins' | 'surefire' | 'gitlab'

/**
 * What one family of readers accepts, as properties by which a report is narrowed: things are removed, renamed,
 * reordered or joined, and nothing is ever said that the wide form does not say.
 */
export interface Dialect {
  readonly name: DialectName
  /** The outermost element. With `testsuite` each suite is a document of its own. */
  readonly root: 'testsuites' | 'testsuite'
  /** The attributes that the element around all suites may have; undefined for any. */
  readonly rootAttributes: readonly string[] | undefined
  /** The attributes that a suite may have besides its name and the usual counts; undefined for any. */
  readonly suiteAttributes: readonly string[] | undefined
  readonly suiteOutput: boolean
  /** Whether suites may lie in suites; otherwise the cases of an inner one are put into the outermost. */
  readonly nestedSuites: boolean
  /** The attributes that a case may have besides its name; undefined for any. */
  readonly caseAttributes: readonly string[] | undefined
  readonly caseProperties: boolean
  /** Whether a case must have a time, 0 where none is known. */
  readonly timeRequired: boolean
  /** The most decimals of a time. */
  readonly decimals: number
  /** Which results a case may have, in the order that the dialect wants. */
  readonly results: readonly ResultElement[]
  /** Groups of results of which a case may have only one: the texts of the others are joined to the first. */
  readonly joined: readonly (readonly ResultElement[])[]
  /** The attributes that a result may have besides its message; undefined for any. */
  readonly resultAttributes: readonly string[] | undefined
  /** Whether a result that stands for an attempt must have a type, were it an empty one. */
  readonly typeRequired: boolean
  /** Whether `skipped` may have a type. */
  readonly skippedType: boolean
  /** Of which cases the output is kept. */
  readonly output: 'all' | 'failed' | 'none'
  /** Whether class and name are all that cases are told apart by, so that no two may have the same. */
  readonly uniqueNames: boolean
  /** How the class name of a case is spelt. */
  readonly className: (name: string) => string
}
