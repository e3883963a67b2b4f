import type { Timestamp } from '@subunit-js/protocol'
import type { Belongings, PlainLine } from './point.ts'
import type { PointLine } from './point-line.ts'
import type { Diagnostics } from './tap-event.ts'

/** A test point whose line has been read and to which lines that follow may still belong. */
export interface Held {
  /** The line, where there is nothing in it to interpret, so that tap-parser was not given it. */
  plain: PlainLine | undefined
  readonly number: number | undefined
  readonly failed: boolean
  /** Whether the line ends with the brace that opens a subtest, which is then closed by this very point. */
  opens: boolean
  comments: string
  /** Lines that are no TAP and stand indented right below a failed point. */
  explanation: string
  explanationIndent: number | undefined
  diagnostics: Diagnostics | undefined
  /** Whether comments that come next are about this point. */
  adjacent: boolean
  /** When its line was read. */
  readonly arrival: Timestamp
}

/** A test point that has just been read. */
export function newlyHeld(
  { text, number }: PointLine,
  { plain, opens, arrival }: Pick<Held, 'plain' | 'opens' | 'arrival'>,
): Held {
  return {
    plain,
    number,
    failed: text.startsWith('not'),
    opens,
    comments: '',
    explanation: '',
    explanationIndent: undefined,
    diagnostics: undefined,
    adjacent: true,
    arrival,
  }
}

/** What has come to belong to a test point. */
export function belongingsOf(held: Held | undefined): Belongings {
  if (held === undefined) return { comments: '', diagnostics: undefined, closes: undefined }
  const { comments, explanation } = held
  const explained = explanation === '' ? undefined : { text: explanation, terminated: false }
  return { comments, diagnostics: held.diagnostics ?? explained, closes: undefined }
}
