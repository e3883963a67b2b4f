import { expect, test } from 'vitest'
import { Recorder } from '../support/recorder.ts'

test('a test is in progress, then final at its start plus the framework’s duration', () => {
  const recorder = new Recorder()
  const report = recorder.session().test('a.js > adds')
  report.start()
  report.finish({ status: 'success', duration: 250 })
  expect(recorder.lines).toEqual(['1000 a.js > adds inprogress', '1250 a.js > adds success'])
})

test('without a duration the time of the call counts', () => {
  const recorder = new Recorder()
  const report = recorder.session().test('a')
  report.start(500)
  report.finish({ status: 'success' })
  expect(recorder.lines).toEqual(['500 a inprogress', '1001 a success'])
})

test('what never began is begun by its final, at the same time', () => {
  const recorder = new Recorder()
  recorder
    .session()
    .test('a')
    .finish({ status: 'skip', reason: 'not today', duration: 0, tags: ['todo'] })
  expect(recorder.lines).toEqual([
    '1000 a inprogress',
    '1000 a [reason text/plain eof] "not today"',
    '1000 a skip #todo',
  ])
})

test('starting twice says it once', () => {
  const recorder = new Recorder()
  const report = recorder.session().test('a')
  report.start()
  report.start()
  expect(recorder.lines).toEqual(['1000 a inprogress'])
})

test('attempts leave attachments of their own, and the last one is the final', () => {
  const recorder = new Recorder()
  const report = recorder.session().test('a', { tags: ['slow'] })
  report.start()
  report.retry({ failures: [{ error: { stack: 'Error: first' } }], duration: 10 })
  report.start(2000)
  report.retry({ status: 'success', duration: 20 })
  report.start(3000)
  report.finish({ status: 'success', duration: 30 })
  expect(recorder.lines).toMatchInlineSnapshot(`
    [
      "1000 a inprogress #slow",
      "1010 a [attempt-1/traceback text/x-traceback eof] "Error: first"",
      "1010 a [attempt-1/result application/json eof] "{\\"status\\":\\"fail\\",\\"start\\":\\"1970-01-01T00:00:01.000000000Z\\",\\"stop\\":\\"1970-01-01T00:00:01.010000000Z\\"}"",
      "2000 a inprogress #attempt-2 #slow",
      "2020 a [attempt-2/result application/json eof] "{\\"status\\":\\"success\\",\\"start\\":\\"1970-01-01T00:00:02.000000000Z\\",\\"stop\\":\\"1970-01-01T00:00:02.020000000Z\\"}"",
      "3000 a inprogress #attempt-3 #slow",
      "3030 a success #attempt-3 #slow",
    ]
  `)
})

test('output is attached in pieces as it comes, and ends before the final', () => {
  const recorder = new Recorder()
  const report = recorder.session().test('a')
  report.start()
  report.output('stdout', 'half ')
  report.output('stderr', 'oh\n')
  report.output('stdout', Uint8Array.of(0x61, 0x0a))
  report.finish({ status: 'success', duration: 1 })
  expect(recorder.lines).toMatchInlineSnapshot(`
    [
      "1000 a inprogress",
      "1001 a [stdout text/plain] "half "",
      "1002 a [stderr text/plain] "oh\\n"",
      "1003 a [stdout] "a\\n"",
      "1001 a [stdout eof] """,
      "1001 a [stderr eof] """,
      "1001 a success",
    ]
  `)
})

test('several failures, and what is known of the comparison', () => {
  const recorder = new Recorder()
  const report = recorder.session().test('a')
  report.start()
  report.finish({
    status: 'fail',
    duration: 1,
    failures: [
      { error: { stack: 'Error: one' }, expected: '\u001b[32m1\u001b[0m', actual: '2', diff: '-1\n+2' },
      { error: { stack: 'Error: two' }, actual: '3' },
    ],
  })
  expect(recorder.lines).toMatchInlineSnapshot(`
    [
      "1000 a inprogress",
      "1001 a [traceback text/x-traceback eof] "Error: one"",
      "1001 a [expected text/plain eof] "1"",
      "1001 a [actual text/plain eof] "2"",
      "1001 a [diff text/x-diff eof] "-1\\n+2"",
      "1001 a [traceback-2 text/x-traceback eof] "Error: two"",
      "1001 a [actual-2 text/plain eof] "3"",
      "1001 a fail",
    ]
  `)
})

test('nothing is attached to a test after its final: it goes to the run', () => {
  const recorder = new Recorder()
  const session = recorder.session()
  const report = session.test('dir/a.js > x', { file: { path: 'dir/a.js' } })
  report.finish({ status: 'success', duration: 0 })
  report.start()
  report.output('stdout', 'late')
  report.attach({ name: 'note', mimeType: 'text/plain', content: 'later' })
  report.retry({})
  report.finish({ status: 'success' })
  report.finish({ status: 'fail', failures: [{ error: { stack: 'Error: done twice' } }] })
  expect(recorder.lines).toMatchInlineSnapshot(`
    [
      "1000 dir/a.js > x inprogress",
      "1000 dir/a.js > x success",
      "1002 (run) (not runnable) [stdout:dir/a.js text/plain] "late"",
      "1003 (run) (not runnable) [note:dir/a.js > x text/plain eof] "later"",
      "1004 dir/a.js > [unhandled error] (not runnable) inprogress",
      "1005 dir/a.js > [unhandled error] (not runnable) [reason text/plain eof] "after \\"dir/a.js > x\\" had finished"",
      "1005 dir/a.js > [unhandled error] (not runnable) [traceback text/x-traceback eof] "Error: done twice"",
      "1005 dir/a.js > [unhandled error] (not runnable) fail",
    ]
  `)
  expect(session.failures).toBe(1)
})
