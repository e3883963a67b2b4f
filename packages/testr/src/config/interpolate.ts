import { TestrError } from '../error.ts'
import type { RawValue } from './ini.ts'

const REFERENCE = /^%\(([^)]+)\)s/
const MAX_DEPTH = 10

/**
 * Returns the value of `key` with `%%` and `%(other)s` replaced as Python's `BasicInterpolation` does, or
 * undefined where there is no such key. A value that is never asked for is never checked.
 *
 * Throws a `TestrError` naming the line of `key`.
 */
export function interpolated(
  values: ReadonlyMap<string, RawValue>,
  key: string,
  file: string,
): string | undefined {
  const raw = values.get(key)
  if (raw === undefined) return undefined
  return expand(raw.value, { values, key, file, line: raw.line }, 1)
}

interface Context {
  readonly values: ReadonlyMap<string, RawValue>
  readonly key: string
  readonly file: string
  readonly line: number
}

function expand(value: string, context: Context, depth: number): string {
  const place = { file: context.file, lines: [context.line] }
  if (depth > MAX_DEPTH) {
    const message = `the value of "${context.key}" refers to keys that refer to keys, more than ${MAX_DEPTH} deep or in a circle.`
    throw new TestrError('config-deep-reference', message, place)
  }
  let result = ''
  let at = 0
  for (;;) {
    const percent = value.indexOf('%', at)
    if (percent < 0) return result + value.slice(at)
    result += value.slice(at, percent)
    if (value[percent + 1] === '%') {
      result += '%'
      at = percent + 2
      continue
    }
    const reference = REFERENCE.exec(value.slice(percent))
    if (reference === null) {
      const message = `the value of "${context.key}" has a "%" that is neither "%%" nor "%(key)s"; write "%%" for a percent sign.`
      throw new TestrError('config-percent', message, place)
    }
    result += referred(reference[1]!.toLowerCase(), context, depth)
    at = percent + reference[0].length
  }
}

function referred(name: string, context: Context, depth: number): string {
  const raw = context.values.get(name)
  if (raw === undefined) {
    const message = `the value of "${context.key}" refers to "%(${name})s", but there is no key "${name}".`
    throw new TestrError('config-unknown-reference', message, {
      file: context.file,
      lines: [context.line],
    })
  }
  return raw.value.includes('%') ? expand(raw.value, context, depth + 1) : raw.value
}
