/** One error of a test, hook, file or run, with what the framework knows of the comparison that failed. */
export interface Failure {
  /** What was thrown: an error, an object that looks like one, or anything else. */
  readonly error: unknown
  /** The expected value as the framework would print it. */
  readonly expected?: string | undefined
  /** The actual value as the framework would print it. */
  readonly actual?: string | undefined
  /** How the two differ. */
  readonly diff?: string | undefined
}
