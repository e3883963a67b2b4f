import { byCodePoint } from '@subunit-js/protocol'

/** The profile of no tags, as it is written in the index. */
export const NO_PROFILE = '[]'

/** A profile as it is written in the index. */
export function profileText(tags: readonly string[]): string {
  return tags.length === 0 ? NO_PROFILE : JSON.stringify([...new Set(tags)].sort(byCodePoint))
}

/** The profile of a test with these tags, in a run that declares its profile tags. */
export function profileOf(tags: readonly string[], profileTags: ReadonlySet<string>): string {
  return profileTags.size === 0 ? NO_PROFILE : profileText(tags.filter(tag => profileTags.has(tag)))
}
