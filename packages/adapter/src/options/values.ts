import { AdapterError } from '../error.ts'

/** Reads an option's value; `name` is what messages call the option. Throws an `AdapterError`. */
export type ValueParser = (value: unknown, name: string) => unknown

export const parseText: ValueParser = (value, name) => {
  if (typeof value === 'string' && value !== '') return value
  throw invalid(value, name, 'a text that is not empty')
}

/** A list, or a text of tags between spaces or commas. */
export const parseTags: ValueParser = (value, name) => {
  const tags = typeof value === 'string' ? value.split(/[\s,]+/).filter(tag => tag !== '') : value
  if (Array.isArray(tags) && tags.length > 0 && tags.every(isTag)) return [...new Set(tags)]
  throw invalid(value, name, 'tags without spaces that do not begin with "-"')
}

export const parseFlag: ValueParser = (value, name) => {
  if (value === true || value === 'true' || value === '1') return true
  if (value === false || value === 'false' || value === '0') return false
  throw invalid(value, name, 'true or false')
}

/** Tags in subunit's text formats stand between spaces, and a "-" before one takes it away. */
function isTag(tag: unknown): boolean {
  return typeof tag === 'string' && /^[^\s-]\S*$/.test(tag)
}

function invalid(value: unknown, name: string, wanted: string): AdapterError {
  const shown = typeof value === 'string' ? JSON.stringify(value) : String(value)
  return new AdapterError('invalid-option', `The value of ${name} must be ${wanted}, not ${shown}.`)
}
