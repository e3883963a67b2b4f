/** The tag of a test's later attempts. The first attempt bears none. */
export function attemptTag(number: number): string {
  return `attempt-${number}`
}

/** The name under which a retried attempt leaves an attachment of the given name. */
export function attemptFileName(number: number, name: string): string {
  return `attempt-${number}/${name}`
}

/** The highest attempt that a tag set speaks of; 1 where none does. */
export function attemptOfTags(tags: readonly string[]): number {
  let highest = 1
  for (const tag of tags) {
    if (!tag.startsWith('attempt-')) continue
    const match = /^attempt-([1-9]\d{0,8})$/.exec(tag)
    if (match !== null) highest = Math.max(highest, Number(match[1]))
  }
  return highest
}

/** The attempt that an attachment belongs to and its name there, or undefined for one of no retried attempt. */
export function attemptOfFile(fileName: string): { number: number; name: string } | undefined {
  if (!fileName.startsWith('attempt-')) return undefined
  const match = /^attempt-([1-9]\d{0,8})\/(.*)$/s.exec(fileName)
  return match === null ? undefined : { number: Number(match[1]), name: match[2]! }
}
