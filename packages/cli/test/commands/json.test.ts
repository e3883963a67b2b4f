import { describe, expect, test } from 'vitest'
import { eventsOf, stream, subunit } from '../support/run.ts'
import { at, text, traceback } from '../support/streams.ts'

describe('subunit json', () => {
  const input = stream(
    { testId: 'a', status: 'inprogress', timestamp: at(1) },
    { testId: 'a', ...traceback('boom'), eof: true, tags: ['z', 'b'], routeCode: '0' },
    { testId: '', runnable: false, fileName: '', fileBytes: Uint8Array.of(0xff) },
    {},
  )
  const lines = [
    '{"test_id":"a","test_status":"inprogress","runnable":true,"eof":false,"timestamp":"2023-11-14T22:13:20.001000000Z"}',
    '{"test_id":"a","test_tags":["b","z"],"runnable":true,"file_name":"traceback","file_bytes":"Ym9vbQ==",' +
      '"eof":true,"mime_type":"text/x-traceback; charset=\\"utf8\\"; language=\\"python\\"","route_code":"0"}',
    '{"test_id":"","runnable":false,"file_name":"","file_bytes":"/w==","eof":false}',
    '{"runnable":true,"eof":false}',
  ]

  test('writes an object for each event, and from-json gives the stream back', () => {
    const written = subunit(['json'], input)
    expect(written).toEqual({ status: 0, stdout: `${lines.join('\n')}\n`, stderr: '' })
    expect(eventsOf(['from-json'], written.stdout)).toEqual(eventsOf(['tags'], input))
  })

  test('--text adds text where it is', () => {
    const { stdout } = subunit(['json', '--text'], input)
    const texts = stdout
      .trimEnd()
      .split('\n')
      .map(line => JSON.parse(line).file_text)
    expect(texts).toEqual([undefined, 'boom', undefined, undefined])
  })
})

describe('subunit from-json', () => {
  test('reads what people write', () => {
    const written = eventsOf(
      ['from-json'],
      '{"test_id":"a","file_name":"log","file_text":"é"}\n\n{"eof":true}',
    )
    expect(written.map(({ testId, fileBytes, eof }) => [testId, fileBytes, eof])).toEqual([
      ['a', text('é'), false],
      [undefined, undefined, true],
    ])
  })

  test.each([
    ['no JSON', '{}\nx\n', `line 2: Unexpected token 'x', "x" is not valid JSON`],
    ['no object', '[]\n', 'line 1: An event must be a JSON object, not [].'],
    [
      'a bad key',
      '\n{"test_status":"good"}\n',
      'line 2: The key "test_status" of an event must be one of exists, inprogress, success, uxsuccess, skip, fail, xfail, not "good".',
    ],
    [
      'no UTF-8',
      Buffer.from([0x22, 0xff, 0x22]),
      'line 1: The encoded data was not valid for encoding utf-8',
    ],
  ])('says where there is %s', (_, input, message) => {
    const { status, stderr } = subunit(['from-json'], input)
    expect({ status, stderr }).toEqual({
      status: 2,
      stderr: `subunit from-json: standard input, ${message}\n`,
    })
  })

  test('writes the events before a bad line', () => {
    const { stdout } = subunit(['from-json'], '{"test_id":"a"}\nx')
    expect(stdout).toBe(subunit(['from-json'], '{"test_id":"a"}').stdout)
  })
})
