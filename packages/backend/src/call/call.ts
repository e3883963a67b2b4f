/** One call of a backend command. */
export interface Call {
  readonly list: 'tests' | 'files' | undefined
  /** The ids that are asked for in the order given, or undefined for everything. */
  readonly ids: readonly string[] | undefined
  readonly listOrder: boolean
  readonly debug: boolean
  /** What is left for the framework. */
  readonly args: readonly string[]
}
