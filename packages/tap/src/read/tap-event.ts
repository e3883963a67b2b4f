import type { Timestamp } from '@subunit-js/protocol'
import type { Line } from './lines.ts'

/**
 * What a TAP document says, in its order. `depth` counts the documents around the one that says it: 0 for the
 * whole, 1 for a subtest of it.
 */
export type TapEvent =
  | { readonly kind: 'version'; readonly version: number }
  | { readonly kind: 'pragma'; readonly depth: number; readonly key: string; readonly value: boolean }
  | { readonly kind: 'comment'; readonly depth: number; readonly text: string }
  /** A line that is no TAP. */
  | { readonly kind: 'text'; readonly line: Line }
  /** What lies beyond the greatest length of a line. */
  | { readonly kind: 'rest'; readonly bytes: Uint8Array }
  | SubtestStart
  | SubtestAbandoned
  | PointEvent
  | { readonly kind: 'bailout'; readonly reason: string }
  | DocumentEnd

/** A subtest of the document at `depth` begins. The name is absent where only its end will tell it. */
export interface SubtestStart {
  readonly kind: 'subtest'
  readonly depth: number
  readonly name: string | undefined
  readonly start: Timestamp
}

/** The document at `depth` ended before a test point had closed its subtest. */
export interface SubtestAbandoned {
  readonly kind: 'abandoned'
  readonly depth: number
  /** Whether a comment announced the subtest, so that its end is missing. */
  readonly announced: boolean
  readonly stop: Timestamp
}

/** A test point, complete with its diagnostics. */
export interface PointEvent {
  readonly kind: 'point'
  readonly depth: number
  readonly point: TestPoint
  readonly start: Timestamp
  readonly stop: Timestamp
}

/** The document at `depth` ended; a subtest's end comes before the point that closes it. */
export interface DocumentEnd {
  readonly kind: 'end'
  readonly depth: number
  readonly plan: Plan | undefined
  /** How many test points the document had. */
  readonly count: number
  /** What is wrong with the document itself, in words that complete "the script fails because ...". */
  readonly problems: readonly string[]
}

export interface TestPoint {
  readonly ok: boolean
  /** Without what changes from run to run; empty where the document gives none. */
  readonly name: string
  readonly directive: Directive | undefined
  /** Directives that the standard does not know, taken off the name: `EXPECTED FAILURE`, `FLAKY 2 re-tries`. */
  readonly remarks: readonly string[]
  readonly milliseconds: number | undefined
  /** The comment lines that belong to the point. */
  readonly comments: string
  readonly diagnostics: Diagnostics | undefined
  /** Whether the point ends a subtest, and whether it bears the name that the subtest was announced with. */
  readonly closes: 'subtest' | 'subtest of another name' | undefined
}

/** Why a test point does not count as it stands. */
export interface Directive {
  /** `skip-todo` is what Perl writes as `# TODO & SKIP`: to be done, and not even run. */
  readonly kind: 'todo' | 'skip' | 'skip-todo' | 'expected-failure'
  readonly reason: string
}

/** What explains a test point below it. */
export interface Diagnostics {
  /** The lines between the marks of a YAML block as they are, less the block's indentation. */
  readonly text: string
  /** False for what is no YAML block: the end mark is missing, or both are. */
  readonly terminated: boolean
}

export interface Plan {
  readonly start: number
  readonly end: number
  readonly comment: string
}
