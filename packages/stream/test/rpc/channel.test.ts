import { decode, encode, type TestEvent } from '@subunit-js/protocol'
import {
  collect,
  encodeRpc,
  feed,
  negotiateVersion,
  type RpcMessage,
  readRpc,
  versionOf,
} from '@subunit-js/stream'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bytes, events } from '../support/event.ts'

/** What a reader makes of a stream: messages, errors, and the events that it passes on. */
function read(stream: Iterable<TestEvent>) {
  const said: unknown[] = []
  const rest = collect()
  feed(
    stream,
    readRpc({
      onMessage: (message, routeCode) =>
        said.push(routeCode === undefined ? message : { routeCode, message }),
      onError: error => said.push(error.message),
    })(rest),
  )
  expect(rest.ended).toBe(true)
  return { said, rest: rest.events }
}

const goodbye: RpcMessage = { msg: 'Goodbye' }

describe('a message', () => {
  test('travels as an attachment of its own test', () => {
    expect(encodeRpc(goodbye)).toStrictEqual(
      events({
        testId: 'testrepository-rpc',
        runnable: false,
        fileName: 'rpc',
        fileBytes: bytes('{"msg":"Goodbye"}'),
        mimeType: 'application/json',
        eof: true,
      })[0],
    )
    expect(encodeRpc(goodbye, { routeCode: '0' }).routeCode).toBe('0')
  })

  test('comes back out of its packets, however they are split', () => {
    const message = fc
      .record({
        nonce: fc.string({ unit: 'grapheme' }),
        tests: fc.array(fc.string({ unit: 'binary', maxLength: 60 })),
      })
      .map(fields => ({ msg: 'Run' as const, ...fields }))
    fc.assert(
      fc.property(message, fc.integer({ min: 128, max: 200 }), (sent, maxPacketBytes) => {
        const packets = encode(encodeRpc(sent), { maxPacketBytes })
        expect(read(decode(packets))).toStrictEqual({ said: [sent], rest: [] })
      }),
      { numRuns: 200 },
    )
  })
})

describe('a reader', () => {
  const part = (text: string, eof: boolean, routeCode?: string) =>
    events({
      testId: 'testrepository-rpc',
      runnable: false,
      fileName: 'rpc',
      fileBytes: bytes(text),
      eof,
      routeCode,
    })[0]!

  test('passes all other events on, itself', () => {
    const stream = events({ testId: 'a' }, { fileName: 'stdin', fileBytes: bytes('x'), routeCode: '1' })
    const { said, rest } = read([stream[0]!, encodeRpc(goodbye), stream[1]!])
    expect(said).toEqual([goodbye])
    expect(rest.map((event, index) => event === stream[index])).toEqual([true, true])
  })

  test('joins the parts of each route code, whatever lies between them', () => {
    const { said } = read([
      part('{"msg":"Li', false, '0'),
      part('{"msg":', false),
      ...events({ testId: 'a' }),
      part('st","nonce":"n"}', true, '0'),
      part('"Goodbye"}', false),
      part('', true),
    ])
    expect(said).toEqual([{ routeCode: '0', message: { msg: 'List', nonce: 'n' } }, goodbye])
  })

  test('tells of what is no message and reads on', () => {
    const { said, rest } = read([
      part('{"msg":"Hi"}', true),
      { ...part('', true), fileBytes: Uint8Array.of(0x22, 0xff, 0x22) },
      ...events(
        { testId: 'testrepository-rpc', fileName: 'log', fileBytes: bytes('') },
        { testId: 'testrepository-rpc', status: 'success' },
      ),
      encodeRpc(goodbye),
      part('{', false),
    ])
    expect(said).toEqual([
      'This is no test-server message: "msg" is "Hi", which is none of Hello, List, Run, Done, Goodbye, Cancel, Ping, Pong.',
      'This is no test-server message: its bytes are not UTF-8.',
      'This is no test-server message: an event of testrepository-rpc has the attachment "log" instead of "rpc".',
      'This is no test-server message: an event of testrepository-rpc has no attachment instead of "rpc".',
      goodbye,
      'The stream ended in the middle of a test-server message.',
    ])
    expect(rest).toEqual([])
  })
})

describe('versions', () => {
  test.each([
    [{ min: 1, max: 1 }, { min: 1, max: 1 }, 1],
    [{ min: 1, max: 2 }, { min: 1, max: 2 }, 2],
    [{ min: 1, max: 1 }, { min: 1, max: 2 }, 1],
    [{ min: 1, max: 5 }, { min: 2, max: 3 }, 3],
    [{ min: 2, max: 2 }, { min: 1, max: 2 }, 2],
  ])('%o and %o agree on %d, whoever asks', (theirs, ours, version) => {
    expect([negotiateVersion(theirs, ours), negotiateVersion(ours, theirs)]).toEqual([version, version])
  })

  test('without a common one both sides refuse', () => {
    expect(() => negotiateVersion({ min: 3, max: 4 })).toThrowErrorMatchingInlineSnapshot(
      `[StreamError: No common version of the test-server protocol: the other side speaks 3 to 4, this one 1 to 2.]`,
    )
    expect(() => negotiateVersion({ min: 1, max: 2 }, { min: 3, max: 3 })).toThrowErrorMatchingInlineSnapshot(
      `[StreamError: No common version of the test-server protocol: the other side speaks 1 to 2, this one 3.]`,
    )
  })

  test.each<[RpcMessage, 1 | 2]>([
    [{ msg: 'Hello', min: 1, max: 2 }, 1],
    [{ msg: 'List', nonce: '', grain: 'file' }, 1],
    [{ msg: 'Run', nonce: '', route: 'r' }, 1],
    [{ msg: 'Done', nonce: '' }, 1],
    [{ msg: 'Goodbye' }, 1],
    [{ msg: 'Cancel', nonce: '' }, 2],
    [{ msg: 'Ping', nonce: '' }, 2],
    [{ msg: 'Pong', nonce: '' }, 2],
  ])('%o came with version %d', (message, version) => {
    expect(versionOf(message)).toBe(version)
  })
})
