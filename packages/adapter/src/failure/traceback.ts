import { inspect, stripVTControlCharacters } from 'node:util'

/** Causes and aggregated errors are followed this deep; programs that chain further do so without end. */
const MAX_DEPTH = 10

/**
 * The text of what was thrown: name, message and stack, then its chain of causes and the errors that an
 * AggregateError holds, each indented below the one it belongs to. Colours are taken out. Never throws,
 * whatever was thrown.
 */
export function traceback(thrown: unknown): string {
  return stripVTControlCharacters(describe(thrown, new Set(), 0))
}

function describe(thrown: unknown, above: Set<unknown>, depth: number): string {
  if (!looksLikeError(thrown)) return `Thrown: ${safeInspect(thrown)}`
  if (above.has(thrown)) return '(an error that is already above)'
  if (depth > MAX_DEPTH) return '(more causes)'
  above.add(thrown)
  const parts = [heading(thrown)]
  const errors = property(thrown, 'errors')
  if (Array.isArray(errors)) {
    const count = errors.length
    errors.forEach((error, index) => {
      parts.push(below(`[errors ${index + 1}/${count}] `, describe(error, above, depth + 1)))
    })
  }
  const cause = property(thrown, 'cause')
  if (cause !== undefined) parts.push(below('[cause] ', describe(cause, above, depth + 1)))
  above.delete(thrown)
  return parts.join('\n')
}

function looksLikeError(thrown: unknown): thrown is object {
  if (typeof thrown !== 'object' || thrown === null) return false
  return typeof property(thrown, 'message') === 'string' || typeof property(thrown, 'stack') === 'string'
}

/** The stack, which begins with name and message unless one of them was set after the error was made. */
function heading(error: object): string {
  const name = text(property(error, 'name')) ?? 'Error'
  const message = text(property(error, 'message')) ?? ''
  const title = message === '' ? name : `${name}: ${message}`
  const stack = text(property(error, 'stack'))?.trimEnd()
  if (stack === undefined || stack === '') return title
  if (stack.includes(message)) return stack
  const frames = stack.search(/^\s+at /m)
  return frames < 0 ? title : `${title}\n${stack.slice(frames)}`
}

function below(label: string, description: string): string {
  return `  ${label}${description.replaceAll('\n', '\n  ')}`
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}

/** Reads a property of what tests have thrown, which may be a proxy or have getters that throw. */
function property(object: object, name: string): unknown {
  try {
    return (object as Record<string, unknown>)[name]
  } catch {
    return undefined
  }
}

function safeInspect(value: unknown): string {
  try {
    return inspect(value)
  } catch {
    return '(a value that cannot be shown)'
  }
}
