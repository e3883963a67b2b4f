import { stripVTControlCharacters } from 'node:util'

/** What XML 1.0 cannot carry in any spelling: most controls, two non-characters, halves of surrogate pairs. */
const ILLEGAL = /[\0-\x08\x0b\f\x0e-\x1f\ufffe\uffff\p{Cs}]/u
const ILLEGAL_EACH = new RegExp(ILLEGAL.source, 'gu')

/**
 * Makes any text fit for XML: terminal sequences (colours, links) go first and whole, since without their
 * escape character they would stay as residue, then what XML cannot carry. Everything that is written passes
 * through here; markup is escaped by the library that writes the elements.
 */
export function xmlText(text: string): string {
  const plain = /[\x1b\x9b]/.test(text) ? stripVTControlCharacters(text) : text
  return ILLEGAL.test(plain) ? plain.replace(ILLEGAL_EACH, '') : plain
}
