/**
 * White space between tags: what Python's str.split takes for it, since the tools that read v1 streams are
 * written in Python.
 */
export const TAG_SPACE: RegExp = /[\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]/

/** Applies the argument of a `tags:` directive to `tags`: each word is added, or removed if `-` is before it. */
export function changeTags(tags: Set<string>, argument: string): void {
  const words = argument.split(TAG_SPACE).filter(word => word !== '')
  for (const word of words) if (!word.startsWith('-')) tags.add(word)
  for (const word of words) if (word.startsWith('-')) tags.delete(word.slice(1))
}
