import { byCodePoint } from '@subunit-js/protocol'
import { attemptOfTags } from '@subunit-js/stream'
import type { JUnitProperty } from '../model/report.ts'

/** The property under which a tag goes that is no pair of name and value. */
const TAG = 'tag'

/** Longer values are texts that no one selects tests by. */
const MAX_TAG_LENGTH = 200

/** A test's tags as properties: `name=value` as that, any other as `tag`. The tags of attempts say nothing here. */
export function propertiesOfTags(tags: readonly string[]): JUnitProperty[] {
  return tags.filter(tag => attemptOfTags([tag]) === 1).map(propertyOfTag)
}

/** The tags that properties make. Those with texts as values make none. */
export function tagsOfProperties(properties: readonly JUnitProperty[]): string[] {
  const tags = properties.map(({ name, value }) => (name === TAG ? value : `${name}=${value}`))
  return [...new Set(tags)].filter(isTag).sort(byCodePoint)
}

function propertyOfTag(tag: string): JUnitProperty {
  const equals = tag.indexOf('=')
  return equals > 0 ? { name: tag.slice(0, equals), value: tag.slice(equals + 1) } : { name: TAG, value: tag }
}

function isTag(tag: string): boolean {
  return (
    tag !== '' && tag.length <= MAX_TAG_LENGTH && !/[\p{Cc}\p{Cs}]/u.test(tag) && attemptOfTags([tag]) === 1
  )
}
