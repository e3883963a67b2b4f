import { STATUSES, type Status, type TestEvent, testEvent } from '@subunit-js/protocol'
import { StreamError } from '../error.ts'
import { parseTimestamp } from '../time/rfc3339.ts'
import { decodeBase64 } from './base64.ts'
import type { EventJson } from './event-json.ts'

type Properties = Readonly<Record<string, unknown>>

/** Every key there is, so that the compiler finds a key of `EventJson` that is missing here. */
const KEYS: Readonly<Record<keyof EventJson, true>> = {
  test_id: true,
  test_status: true,
  test_tags: true,
  runnable: true,
  file_name: true,
  file_bytes: true,
  file_text: true,
  eof: true,
  mime_type: true,
  route_code: true,
  timestamp: true,
}

/**
 * Makes an event of a JSON value, as `eventToJson` writes it or as a person might: `runnable` may be left out
 * for true and `eof` for false, and `file_text` may stand for `file_bytes`, which counts where both are there.
 * Throws a `StreamError` (`invalid-event`) that names the key at fault, unknown keys included.
 */
export function eventFromJson(value: unknown): TestEvent {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new StreamError('invalid-event', `An event must be a JSON object, not ${shown(value)}.`)
  }
  const properties = value as Properties
  for (const key of Object.keys(properties)) {
    if (!Object.hasOwn(KEYS, key))
      throw invalid(key, `is unknown; the keys are ${Object.keys(KEYS).join(', ')}`)
  }
  return testEvent({
    testId: string(properties, 'test_id'),
    status: status(properties),
    tags: tags(properties),
    runnable: boolean(properties, 'runnable') ?? true,
    fileName: string(properties, 'file_name'),
    fileBytes: content(properties),
    mimeType: string(properties, 'mime_type'),
    eof: boolean(properties, 'eof') ?? false,
    routeCode: string(properties, 'route_code'),
    timestamp: timestamp(properties),
  })
}

function string(properties: Properties, key: keyof EventJson): string | undefined {
  const value = properties[key]
  if (value === undefined) return undefined
  if (typeof value !== 'string') throw invalid(key, `must be a string, not ${shown(value)}`)
  if (value.includes('\0')) throw invalid(key, 'has a NUL character, which subunit cannot carry')
  if (!value.isWellFormed()) throw invalid(key, 'has a lone surrogate, which subunit cannot carry')
  return value
}

function boolean(properties: Properties, key: keyof EventJson): boolean | undefined {
  const value = properties[key]
  if (value === undefined || typeof value === 'boolean') return value
  throw invalid(key, `must be true or false, not ${shown(value)}`)
}

function status(properties: Properties): Status | undefined {
  const value = properties['test_status']
  if (value === undefined) return undefined
  const status = STATUSES.find(status => status === value)
  if (status !== undefined) return status
  throw invalid('test_status', `must be one of ${STATUSES.slice(1).join(', ')}, not ${shown(value)}`)
}

function tags(properties: Properties): readonly string[] | undefined {
  const value = properties['test_tags']
  if (value === undefined) return undefined
  if (!Array.isArray(value) || value.some(tag => typeof tag !== 'string')) {
    throw invalid('test_tags', `must be an array of strings, not ${shown(value)}`)
  }
  for (const tag of value) string({ test_tags: tag }, 'test_tags')
  return [...new Set(value as string[])]
}

function content(properties: Properties): Uint8Array | undefined {
  const base64 = string(properties, 'file_bytes')
  const text = properties['file_text']
  if (text !== undefined && typeof text !== 'string') {
    throw invalid('file_text', `must be a string, not ${shown(text)}`)
  }
  const bytes =
    base64 !== undefined
      ? decodeBase64(base64)
      : text === undefined
        ? undefined
        : new TextEncoder().encode(text)
  if (base64 !== undefined && bytes === undefined)
    throw invalid('file_bytes', `is no Base64: ${shown(base64)}`)

  const named = properties['file_name'] !== undefined
  if (named && bytes === undefined) throw invalid('file_bytes', 'is missing although there is a file_name')
  if (!named && bytes !== undefined) {
    throw invalid(
      'file_name',
      `is missing although there is a ${base64 === undefined ? 'file_text' : 'file_bytes'}`,
    )
  }
  return bytes
}

function timestamp(properties: Properties): TestEvent['timestamp'] {
  const text = string(properties, 'timestamp')
  if (text === undefined) return undefined
  try {
    return parseTimestamp(text)
  } catch (cause) {
    throw new StreamError('invalid-event', (cause as Error).message, 'timestamp', { cause })
  }
}

function shown(value: unknown): string {
  const text = JSON.stringify(value)
  return text.length > 60 ? `${text.slice(0, 57)}...` : text
}

function invalid(key: string, why: string): StreamError {
  return new StreamError('invalid-event', `The key "${key}" of an event ${why}.`, key)
}
