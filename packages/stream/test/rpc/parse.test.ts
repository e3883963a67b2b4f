import { parseRpc, type RpcMessage, StreamError } from '@subunit-js/stream'
import { expect, test } from 'vitest'

test.each<[string, RpcMessage]>([
  ['{"msg":"Hello","max":1,"min":1}', { msg: 'Hello', max: 1, min: 1 }],
  [
    '{"msg":"Hello","max":2,"min":1,"features":["cancel"],"slots":4}',
    { msg: 'Hello', max: 2, min: 1, features: ['cancel'], slots: 4 },
  ],
  ['{"msg":"Goodbye"}', { msg: 'Goodbye' }],
  ['{"msg":"List","nonce":"1"}', { msg: 'List', nonce: '1' }],
  [
    '{"msg":"List","tests":["a"],"nonce":"","grain":"file"}',
    { msg: 'List', tests: ['a'], nonce: '', grain: 'file' },
  ],
  ['{"msg":"Run","tests":[],"nonce":"1"}', { msg: 'Run', tests: [], nonce: '1' }],
  [
    '{"msg":"Run","nonce":"1","route":"r","generation":0}',
    { msg: 'Run', nonce: '1', route: 'r', generation: 0 },
  ],
  ['{"msg":"Done","nonce":"1"}', { msg: 'Done', nonce: '1' }],
  ['{"msg":"Done","nonce":"1","error":"no"}', { msg: 'Done', nonce: '1', error: 'no' }],
  ['{"msg":"Cancel","nonce":"1"}', { msg: 'Cancel', nonce: '1' }],
  ['{"msg":"Ping","nonce":"1"}', { msg: 'Ping', nonce: '1' }],
  ['{"msg":"Pong","nonce":"1"}', { msg: 'Pong', nonce: '1' }],
  ['{"msg":"Goodbye","later":"versions","nonce":3}', { msg: 'Goodbye' }],
  [' { "msg" : "Goodbye" } \n', { msg: 'Goodbye' }],
])('%s', (text, message) => {
  expect(parseRpc(text)).toStrictEqual(message)
})

test.each<[string, string | undefined, string]>([
  ['[]', undefined, 'it is not a JSON object'],
  ['null', undefined, 'it is not a JSON object'],
  ['"Hello"', undefined, 'it is not a JSON object'],
  ['{}', 'msg', 'it has no property "msg" that is a string'],
  ['{"msg":1}', 'msg', 'it has no property "msg" that is a string'],
  [
    '{"msg":"Hi"}',
    'msg',
    '"msg" is "Hi", which is none of Hello, List, Run, Done, Goodbye, Cancel, Ping, Pong',
  ],
  [
    '{"msg":"toString"}',
    'msg',
    '"msg" is "toString", which is none of Hello, List, Run, Done, Goodbye, Cancel, Ping, Pong',
  ],
  [
    '{"msg":"Hello","min":1}',
    'max',
    'the property "max" of Hello must be a whole number from 1; it is missing',
  ],
  [
    '{"msg":"Hello","max":1.5,"min":1}',
    'max',
    'the property "max" of Hello must be a whole number from 1; it is 1.5',
  ],
  [
    '{"msg":"Hello","max":1,"min":0}',
    'min',
    'the property "min" of Hello must be a whole number from 1; it is 0',
  ],
  ['{"msg":"Hello","max":1,"min":2}', 'min', 'the "min" of Hello, 2, is above its "max", 1'],
  [
    '{"msg":"Hello","max":2,"min":1,"slots":0}',
    'slots',
    'the property "slots" of Hello must be a whole number from 1; it is 0',
  ],
  ['{"msg":"Run"}', 'nonce', 'the property "nonce" of Run must be a string; it is missing'],
  ['{"msg":"Run","nonce":1}', 'nonce', 'the property "nonce" of Run must be a string; it is 1'],
  [
    '{"msg":"Run","nonce":"1","tests":"a"}',
    'tests',
    'the property "tests" of Run must be an array of strings; it is "a"',
  ],
  [
    '{"msg":"Run","nonce":"1","tests":["a",1]}',
    'tests',
    'the property "tests" of Run must be an array of strings; it is ["a",1]',
  ],
  [
    '{"msg":"Run","nonce":"1","tests":null}',
    'tests',
    'the property "tests" of Run must be an array of strings; it is null',
  ],
  [
    '{"msg":"Run","nonce":"1","route":""}',
    'route',
    'the property "route" of Run must be one step of a route code; it is ""',
  ],
  [
    '{"msg":"Run","nonce":"1","route":"a/b"}',
    'route',
    'the property "route" of Run must be one step of a route code; it is "a/b"',
  ],
  [
    '{"msg":"Run","nonce":"1","generation":-1}',
    'generation',
    'the property "generation" of Run must be a whole number from 0; it is -1',
  ],
  [
    '{"msg":"List","nonce":"1","grain":"suite"}',
    'grain',
    'the property "grain" of List must be "test" or "file"; it is "suite"',
  ],
])('%s is refused', (text, field, why) => {
  expect(() => parseRpc(text)).toThrow(
    expect.objectContaining({
      code: 'invalid-message',
      field,
      message: `This is no test-server message: ${why}.`,
    }),
  )
})

test('what is no JSON is refused with the reason of the parser', () => {
  try {
    parseRpc('{')
    expect.unreachable()
  } catch (error) {
    expect(error).toBeInstanceOf(StreamError)
    const { message, cause } = error as StreamError
    expect(message).toBe(`This is no test-server message: it is not JSON: ${(cause as Error).message}.`)
  }
})
