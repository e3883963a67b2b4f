import type { EventFields, Status } from '@subunit-js/protocol'
import { stream } from './run.ts'

const TRACEBACK = 'text/x-traceback; charset="utf8"; language="python"'

/** An instant some milliseconds after the start of all runs here. */
export function at(milliseconds: number): { seconds: number; nanoseconds: number } {
  const seconds = 1_700_000_000 + Math.floor(milliseconds / 1000)
  return { seconds, nanoseconds: (milliseconds % 1000) * 1_000_000 }
}

export function text(content: string): Uint8Array {
  return new TextEncoder().encode(content)
}

/** The events of one test as a Python runner writes them; it takes a second from `start`, in milliseconds. */
export function testOf(
  testId: string,
  status: Status,
  { start = 0, tags, file }: { start?: number; tags?: string[]; file?: EventFields } = {},
): EventFields[] {
  const attachment = file && [{ testId, eof: true, ...file, timestamp: at(start + 1000) }]
  return [
    { testId, status: 'inprogress', timestamp: at(start) },
    ...(attachment ?? []),
    { testId, status, timestamp: at(start + 1000), tags },
  ]
}

export function traceback(content: string): EventFields {
  return { fileName: 'traceback', fileBytes: text(content), mimeType: TRACEBACK }
}

export function reason(content: string): EventFields {
  return { fileName: 'reason', fileBytes: text(content), mimeType: 'text/plain; charset="utf8"' }
}

const ALL_OUTCOMES: EventFields[] = [
  ...testOf('a.passes', 'success', { tags: ['worker-0'] }),
  ...testOf('a.fails', 'fail', {
    start: 1000,
    tags: ['worker-1', 'slow'],
    file: traceback('Traceback:\n  boom\n'),
  }),
  ...testOf('b.skipped', 'skip', { start: 2000, file: reason('no network') }),
  ...testOf('b.xfails', 'xfail', { start: 3000, tags: ['slow'], file: traceback('as expected\n') }),
]

/** Streams on which the Python tools and ours are to agree, by what they are about. */
export const STREAMS: Readonly<Record<string, Uint8Array>> = {
  empty: stream(),
  'all outcomes': stream(...ALL_OUTCOMES),
  'one success': stream(...testOf('a', 'success')),
  'unexpected success': stream(...testOf('a', 'uxsuccess'), ...testOf('b', 'success', { start: 1000 })),
  'output of the run': stream(
    { fileName: 'stdout', fileBytes: text('hello\n'), mimeType: 'text/plain;charset=utf8', eof: true },
    ...testOf('a', 'success'),
    { fileName: 'stderr', fileBytes: text('bye\n') },
  ),
  'noise between packets': Buffer.concat([
    text('before\n'),
    stream(...testOf('a', 'fail')),
    text('in between é\n'),
    stream(...testOf('b', 'success', { start: 1000 })),
    text('after'),
  ]),
  'noise alone': text('not a stream\n'),
  'a damaged packet': Buffer.concat([
    stream(...testOf('a', 'success')),
    damaged(stream({ testId: 'b', status: 'success', timestamp: at(1000) })),
    stream(...testOf('c', 'success', { start: 2000 })),
  ]),
  'tests at once': stream(
    { testId: 'a', status: 'inprogress', timestamp: at(0) },
    { testId: 'b', status: 'inprogress', timestamp: at(100) },
    { testId: 'a', status: 'success', timestamp: at(200) },
    { testId: 'b', status: 'fail', timestamp: at(300) },
  ),
  'text of many scripts': stream(
    ...testOf('тест.日本 > é "quoted" \\back', 'fail', {
      tags: ['größe', 'a-b'],
      file: traceback('Ошибка: 😀\n'),
    }),
  ),
  'an attachment in pieces': stream(
    { testId: 'a', status: 'inprogress', timestamp: at(0) },
    { testId: 'a', fileName: 'log', fileBytes: text('one\n'), mimeType: 'text/plain; charset="utf8"' },
    { testId: 'a', fileName: 'log', fileBytes: text('two\n') },
    { testId: 'a', fileName: 'log', fileBytes: text('three'), eof: true },
    { testId: 'a', status: 'fail', timestamp: at(1000) },
  ),
  'the same test twice': stream(...testOf('a', 'fail'), ...testOf('a', 'success', { start: 5000 })),
}

/** Changes the last byte, which belongs to the checksum. */
function damaged(packet: Uint8Array): Uint8Array {
  const copy = Uint8Array.from(packet)
  copy[copy.length - 1]! ^= 0xff
  return copy
}
