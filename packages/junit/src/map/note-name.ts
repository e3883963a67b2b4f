/**
 * The attachment that keeps what a JUnit file said of a case and no event can say. In a file without cases it
 * is one of the run.
 */
export const NOTE = 'junit'

const ELEMENT_NOTE = 'junit/'

/** The attachment that keeps an element of a case that is none of JUnit's. */
export function elementNoteName(element: string): string {
  return ELEMENT_NOTE + element
}

/** Whether an attachment is one of these notes: no output of the test. */
export function isNote(name: string): boolean {
  return name === NOTE || name.startsWith(ELEMENT_NOTE)
}
