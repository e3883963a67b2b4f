import { TAG_SPACE } from './tags.ts'

/** What v1 could not carry as it is, and what was written in its stead. */
export interface V1Loss {
  readonly what: 'testId' | 'tags' | 'fileName' | 'mimeType' | 'output'
  readonly original: string
  readonly written: string
}

export type OnLoss = (loss: V1Loss) => void

/** A line feed would end the line, NUL is forbidden in v2, and UTF-8 has no half of a surrogate pair. */
const UNSAFE = /[\0\n\p{Surrogate}]/gu

/** White space at the beginning, in addition: an id of nothing else is not taken for one. */
const UNSAFE_IN_BLANK = /^\s|[\0\n\p{Surrogate}]/gu

/** A tag ends at white space, and `-` before it removes it. */
const UNSAFE_IN_TAG = new RegExp(`^-|${TAG_SPACE.source}|${UNSAFE.source}`, 'gu')

const BLANK = /^[ \t-\r]*$/

/** Stands for an empty id or tag: there is no such thing in v1. */
const EMPTY = '(empty)'

const ONE_SLASH = /^[^/]*\/[^/]*$/

export const UNKNOWN_TYPE = 'application/octet-stream'

/** Returns the id as one line that readers take for a name. */
export function safeTestId(id: string, onLoss: OnLoss): string {
  const written = id === '' ? EMPTY : escaped(id, BLANK.test(id) ? UNSAFE_IN_BLANK : UNSAFE)
  return reported('testId', id, written, onLoss)
}

/** Returns the tag as one word that does not begin with `-`. */
export function safeTag(tag: string, onLoss: OnLoss): string {
  return reported('tags', tag, tag === '' ? EMPTY : escaped(tag, UNSAFE_IN_TAG), onLoss)
}

/** Returns the name of an attachment as one line. */
export function safeFileName(name: string, onLoss: OnLoss): string {
  return reported('fileName', name, escaped(name, UNSAFE), onLoss)
}

/**
 * Returns the MIME type as one line with exactly one slash, since the reference crashes at any other number. A
 * type that has more loses its parameters.
 */
export function safeMimeType(mimeType: string, onLoss: OnLoss): string {
  if (isSafeType(mimeType)) return mimeType
  const bare = mimeType.split(';', 1)[0]!.trim()
  return reported('mimeType', mimeType, isSafeType(bare) ? bare : UNKNOWN_TYPE, onLoss)
}

function isSafeType(mimeType: string): boolean {
  return ONE_SLASH.test(mimeType) && mimeType.search(UNSAFE) < 0
}

function reported(what: V1Loss['what'], original: string, written: string, onLoss: OnLoss): string {
  if (written !== original) onLoss({ what, original, written })
  return written
}

/** Escapes what `unsafe` matches as JavaScript does, and with it each backslash that could be misread. */
function escaped(text: string, unsafe: RegExp): string {
  if (text.search(unsafe) < 0) return text
  return text.replaceAll('\\', '\\\\').replaceAll(unsafe, run => [...run].map(escapedCharacter).join(''))
}

function escapedCharacter(character: string): string {
  if (character === '\n') return '\\n'
  const code = character.codePointAt(0)!.toString(16)
  return code.length > 2 ? `\\u{${code}}` : `\\x${code.padStart(2, '0')}`
}
