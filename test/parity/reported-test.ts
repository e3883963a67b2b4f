/** How a test ended, in the words that frameworks' own reports share. */
export type Verdict = 'passed' | 'failed' | 'skipped'

/** One test, as a report tells it. */
export interface ReportedTest {
  /** Our id of it, without the project: reports do not name that. */
  readonly id: string
  /** Its file, relative to the project's folder. */
  readonly file: string
  readonly verdict: Verdict
  /** Milliseconds, or undefined where the report does not say. */
  readonly duration: number | undefined
  /** What its errors say, those of earlier attempts first, without stacks and colours. */
  readonly messages: readonly string[]
}

/** What an error says, from a text that may have its stack below it. */
export function messageOf(text: string): string {
  return text
    .replace(/\u001b\[[\d;]*m/g, '')
    .replace(/\n\s+at [\s\S]*$/, '')
    .trim()
}
