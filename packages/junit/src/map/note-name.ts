/** The attachment that keeps what a JUnit file said of a case and no event can say. */
export const CASE_NOTE = 'junit'

const SUITE_NOTE = 'junit:'
const ELEMENT_NOTE = 'junit/'

/** The run's attachment that keeps what a JUnit file said of a suite, by its key, or of the report: an empty key. */
export function suiteNoteName(key: string): string {
  return SUITE_NOTE + key
}

/** The key of the suite that an attachment of the run speaks of, or undefined. */
export function suiteOfNote(name: string): string | undefined {
  return name.startsWith(SUITE_NOTE) ? name.slice(SUITE_NOTE.length) : undefined
}

/** The attachment that keeps an element of a case that is none of JUnit's. */
export function elementNoteName(element: string): string {
  return ELEMENT_NOTE + element
}

/** Whether an attachment is one of these notes: no output of the test. */
export function isNote(name: string): boolean {
  return name === CASE_NOTE || name.startsWith(SUITE_NOTE) || name.startsWith(ELEMENT_NOTE)
}
