import type { Annotation } from './annotation.ts'

/** A CI system's log: what has to be written into it for things to be folded and shown elsewhere. */
export interface CiPlatform {
  readonly name: string
  /** Whether the page of a job shows a summary in Markdown. */
  readonly pages: boolean
  /** Begins lines that are folded below a title. */
  openGroup(title: string): string
  closeGroup(): string
  /** Has a remark shown beside the sources; nothing where the log cannot do that. */
  annotate(annotation: Annotation): string
  /** Makes text that others wrote harmless: it may hold what this log takes for a command. Whole lines. */
  foreign(text: string): string
}
