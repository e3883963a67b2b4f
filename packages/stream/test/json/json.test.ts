import { decode, encode, STATUSES, testEvent } from '@subunit-js/protocol'
import { type EventJson, eventFromJson, eventToJson } from '@subunit-js/stream'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { at, bytes, events } from '../support/event.ts'

const whole = events({
  testId: 'a > b',
  status: 'fail',
  tags: ['y', 'x'],
  runnable: false,
  fileName: 'log',
  fileBytes: bytes('héllo'),
  eof: true,
  mimeType: 'text/plain',
  routeCode: '0/1',
  timestamp: { seconds: 1, nanoseconds: 2 },
})[0]!

describe('an event as JSON', () => {
  test('has all its fields, in the order of the specification', () => {
    expect(JSON.stringify(eventToJson(whole))).toBe(
      '{"test_id":"a > b","test_status":"fail","test_tags":["x","y"],"runnable":false,"file_name":"log",' +
        '"file_bytes":"aMOpbGxv","eof":true,"mime_type":"text/plain","route_code":"0/1",' +
        '"timestamp":"1970-01-01T00:00:01.000000002Z"}',
    )
  })

  test('leaves out what is absent, and nothing that is empty', () => {
    expect(eventToJson(testEvent({}))).toStrictEqual({ runnable: true, eof: false })
    expect(
      eventToJson(testEvent({ testId: '', tags: [], fileName: '', fileBytes: bytes(''), routeCode: '' })),
    ).toStrictEqual({
      test_id: '',
      test_tags: [],
      runnable: true,
      file_name: '',
      file_bytes: '',
      eof: false,
      route_code: '',
    })
  })

  test.each<[string, Uint8Array, string | undefined]>([
    ['UTF-8', bytes('héllo'), 'héllo'],
    ['nothing', bytes(''), ''],
    ['a byte order mark', bytes('\ufeffx'), '\ufeffx'],
    ['no UTF-8', Uint8Array.of(0xff), undefined],
    ['half a character', Uint8Array.of(0xc3), undefined],
  ])('has a text on request where there is one: %s', (_, fileBytes, text) => {
    const json = eventToJson(testEvent({ fileName: 'log', fileBytes }), { text: true })
    expect(json.file_text).toBe(text)
    expect(eventToJson(testEvent({}), { text: true })).toStrictEqual({ runnable: true, eof: false })
  })

  test('comes back through text, byte for byte', () => {
    const text = fc.string({ unit: 'binary', maxLength: 5 }).map(text => text.replaceAll('\0', ''))
    const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined })
    const event = fc
      .record({
        testId: maybe(text),
        status: fc.constantFrom(...STATUSES),
        tags: maybe(fc.array(text, { maxLength: 4 })),
        runnable: fc.boolean(),
        file: maybe(fc.record({ fileName: text, fileBytes: fc.uint8Array({ maxLength: 7 }) })),
        eof: fc.boolean(),
        mimeType: maybe(text),
        routeCode: maybe(text),
        timestamp: maybe(
          fc.record({
            seconds: fc.integer({ min: 0, max: 2 ** 32 - 1 }),
            nanoseconds: fc.integer({ min: 0, max: 999_999_999 }),
          }),
        ),
      })
      .map(({ file, ...fields }) => testEvent({ ...fields, ...file }))
    fc.assert(
      fc.property(event, fc.boolean(), (event, text) => {
        const packet = encode(event)
        const [decoded] = decode(packet)
        const line = JSON.stringify(eventToJson(decoded!, { text }))
        expect(eventFromJson(JSON.parse(line))).toStrictEqual(decoded)
        expect(encode(eventFromJson(JSON.parse(line)))).toEqual(packet)
      }),
      { numRuns: 500 },
    )
  })
})

describe('an event from JSON', () => {
  test('takes what people leave out', () => {
    expect(eventFromJson({})).toStrictEqual(testEvent({}))
    expect(eventFromJson({ test_id: 'a', test_status: 'skip', test_tags: ['x', 'x'] })).toStrictEqual(
      testEvent({ testId: 'a', status: 'skip', tags: ['x'] }),
    )
  })

  test('takes a text for bytes, and the bytes where both are there', () => {
    expect(eventFromJson({ file_name: 'log', file_text: 'héllo' }).fileBytes).toEqual(bytes('héllo'))
    const both: Partial<EventJson> = { file_name: 'log', file_text: 'other', file_bytes: 'eA==' }
    expect(eventFromJson(both).fileBytes).toEqual(bytes('x'))
  })

  test('takes a time in any zone', () => {
    expect(eventFromJson({ timestamp: '1970-01-01T01:00:01+01:00' }).timestamp).toEqual(at(1))
  })

  test.each<[unknown, string | undefined, string]>([
    [null, undefined, 'An event must be a JSON object, not null.'],
    [[], undefined, 'An event must be a JSON object, not [].'],
    ['x', undefined, 'An event must be a JSON object, not "x".'],
    [
      { testId: 'a' },
      'testId',
      'The key "testId" of an event is unknown; the keys are test_id, test_status, test_tags, runnable, file_name, file_bytes, file_text, eof, mime_type, route_code, timestamp.',
    ],
    [{ test_id: 1 }, 'test_id', 'The key "test_id" of an event must be a string, not 1.'],
    [{ test_id: null }, 'test_id', 'The key "test_id" of an event must be a string, not null.'],
    [
      { test_id: 'a\0' },
      'test_id',
      'The key "test_id" of an event has a NUL character, which subunit cannot carry.',
    ],
    [
      { route_code: '\ud800' },
      'route_code',
      'The key "route_code" of an event has a lone surrogate, which subunit cannot carry.',
    ],
    [
      { test_status: 'passed' },
      'test_status',
      'The key "test_status" of an event must be one of exists, inprogress, success, uxsuccess, skip, fail, xfail, not "passed".',
    ],
    [
      { test_tags: 'x' },
      'test_tags',
      'The key "test_tags" of an event must be an array of strings, not "x".',
    ],
    [
      { test_tags: ['x', 1] },
      'test_tags',
      'The key "test_tags" of an event must be an array of strings, not ["x",1].',
    ],
    [
      { test_tags: ['\0'] },
      'test_tags',
      'The key "test_tags" of an event has a NUL character, which subunit cannot carry.',
    ],
    [{ runnable: 1 }, 'runnable', 'The key "runnable" of an event must be true or false, not 1.'],
    [{ eof: 'true' }, 'eof', 'The key "eof" of an event must be true or false, not "true".'],
    [
      { file_name: 'log' },
      'file_bytes',
      'The key "file_bytes" of an event is missing although there is a file_name.',
    ],
    [
      { file_bytes: '' },
      'file_name',
      'The key "file_name" of an event is missing although there is a file_bytes.',
    ],
    [
      { file_text: '' },
      'file_name',
      'The key "file_name" of an event is missing although there is a file_text.',
    ],
    [
      { file_name: 'log', file_text: 1 },
      'file_text',
      'The key "file_text" of an event must be a string, not 1.',
    ],
    [
      { file_name: 'log', file_bytes: 'a' },
      'file_bytes',
      'The key "file_bytes" of an event is no Base64: "a".',
    ],
    [
      { file_name: 'log', file_bytes: 'x'.repeat(99) },
      'file_bytes',
      `The key "file_bytes" of an event is no Base64: "${'x'.repeat(56)}....`,
    ],
    [{ timestamp: 1 }, 'timestamp', 'The key "timestamp" of an event must be a string, not 1.'],
    [{ timestamp: 'now' }, 'timestamp', '"now" is no timestamp: write it as 2026-11-21T12:34:56.789Z.'],
  ])('refuses %j', (value, field, message) => {
    expect(() => eventFromJson(value)).toThrow(
      expect.objectContaining({ code: 'invalid-event', field, message }),
    )
  })
})
