import { StreamError } from '../error.ts'
import type { RpcMessage } from './message.ts'

type Properties = Record<string, unknown>

interface Kind {
  readonly required: Readonly<Record<string, Check>>
  readonly optional: Readonly<Record<string, Check>>
}

/** What a property must be, in words and as a test. */
interface Check {
  readonly expected: string
  readonly accepts: (value: unknown) => boolean
}

const string: Check = { expected: 'a string', accepts: value => typeof value === 'string' }
const step: Check = {
  expected: 'one step of a route code',
  accepts: value => typeof value === 'string' && value !== '' && !value.includes('/'),
}
const strings: Check = {
  expected: 'an array of strings',
  accepts: value => Array.isArray(value) && value.every(item => typeof item === 'string'),
}
const version: Check = { expected: 'a whole number from 1', accepts: value => isWhole(value, 1) }
const count: Check = { expected: 'a whole number from 0', accepts: value => isWhole(value, 0) }
const grain: Check = {
  expected: '"test" or "file"',
  accepts: value => value === 'test' || value === 'file',
}

const KINDS: Readonly<Record<RpcMessage['msg'], Kind>> = {
  Hello: { required: { max: version, min: version }, optional: { features: strings, slots: version } },
  List: { required: { nonce: string }, optional: { tests: strings, grain } },
  Run: { required: { nonce: string }, optional: { tests: strings, route: step, generation: count } },
  Done: { required: { nonce: string }, optional: { error: string } },
  Goodbye: { required: {}, optional: {} },
  Cancel: { required: { nonce: string }, optional: {} },
  Ping: { required: { nonce: string }, optional: {} },
  Pong: { required: { nonce: string }, optional: {} },
}

/**
 * Reads a message from the JSON text of an `rpc` attachment. Properties that it does not know are left out,
 * so that later versions may add some.
 * Throws a `StreamError` (`invalid-message`) that says what is wrong with which property.
 */
export function parseRpc(text: string): RpcMessage {
  const properties = parsedObject(text)
  const name = properties['msg']
  if (typeof name !== 'string') throw invalid('it has no property "msg" that is a string', 'msg')
  if (!Object.hasOwn(KINDS, name)) {
    throw invalid(
      `"msg" is ${JSON.stringify(name)}, which is none of ${Object.keys(KINDS).join(', ')}`,
      'msg',
    )
  }
  const kind = KINDS[name as RpcMessage['msg']]
  const message = { msg: name, ...checked(name, properties, kind) }
  if (message.msg === 'Hello' && Number(properties['min']) > Number(properties['max'])) {
    throw invalid(`the "min" of Hello, ${properties['min']}, is above its "max", ${properties['max']}`, 'min')
  }
  return message as unknown as RpcMessage
}

function parsedObject(text: string): Properties {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (cause) {
    throw invalid(`it is not JSON: ${(cause as Error).message}`, undefined, { cause })
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Properties
  throw invalid('it is not a JSON object')
}

function checked(name: string, properties: Properties, kind: Kind): Properties {
  const known: Properties = {}
  for (const [property, check] of Object.entries({ ...kind.required, ...kind.optional })) {
    const value = properties[property]
    if (value === undefined && property in kind.optional) continue
    if (!check.accepts(value)) {
      const found = value === undefined ? 'it is missing' : `it is ${JSON.stringify(value)}`
      throw invalid(`the property "${property}" of ${name} must be ${check.expected}; ${found}`, property)
    }
    known[property] = value
  }
  return known
}

function isWhole(value: unknown, least: number): boolean {
  return Number.isSafeInteger(value) && (value as number) >= least
}

function invalid(why: string, field?: string, options?: ErrorOptions): StreamError {
  return new StreamError('invalid-message', `This is no test-server message: ${why}.`, field, options)
}
