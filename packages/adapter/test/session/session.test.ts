import { expect, test } from 'vitest'
import { Recorder } from '../support/recorder.ts'

test('every event bears the route code, and every status the tags of the run', () => {
  const recorder = new Recorder()
  const session = recorder.session({ tags: ['linux', 'nightly'], routeCode: '7' })
  session.announce('a')
  const report = session.test('a', { tags: ['mine'] })
  report.start()
  report.attach({ name: 'note', mimeType: 'text/plain', content: 'x' })
  report.finish({ status: 'success', duration: 0 })
  session.output('stderr', 'said')
  expect(recorder.lines).toMatchInlineSnapshot(`
    [
      "1000 a exists #linux #nightly @7",
      "1001 a inprogress #linux #mine #nightly @7",
      "1002 a [note text/plain eof] "x" @7",
      "1001 a success #linux #mine #nightly @7",
      "1004 (run) (not runnable) [stderr text/plain] "said" @7",
    ]
  `)
})

test('the report of an id that is running is the same one', () => {
  const session = new Recorder().session()
  const report = session.test('a')
  report.start()
  expect(session.test('a')).toBe(report)
  report.finish({ status: 'success' })
  expect(session.test('a')).not.toBe(report)
})

test('layers are not runnable, and blocks of the same titles have layers of their own', () => {
  const recorder = new Recorder()
  const session = recorder.session()
  const scope = { path: 'a.js', titles: ['block'] }
  for (const status of ['success', 'fail'] as const)
    session.layer(scope, 'beforeAll').finish({ status, duration: 0 })
  session.layer({}, 'globalSetup').finish({ status: 'success', duration: 0 })
  expect(recorder.lines).toMatchInlineSnapshot(`
    [
      "1000 a.js > block > [beforeAll] (not runnable) inprogress",
      "1000 a.js > block > [beforeAll] (not runnable) success",
      "1001 a.js > block > [beforeAll #2] (not runnable) inprogress",
      "1001 a.js > block > [beforeAll #2] (not runnable) fail",
      "1002 [globalSetup] (not runnable) inprogress",
      "1002 [globalSetup] (not runnable) success",
    ]
  `)
})

test('a file that does not load fails under its own id, with the project’s name before it', () => {
  const recorder = new Recorder()
  const session = recorder.session()
  session.fileFailed({ project: 'web', path: 'a.js' }, [{ error: { stack: 'SyntaxError: no' } }])
  session.runFailed({}, 'unhandled error', { reason: 'somewhere' })
  session.runFailed({}, 'unhandled error', { reason: 'elsewhere' })
  expect(recorder.lines).toMatchInlineSnapshot(`
    [
      "1000 [web] a.js inprogress",
      "1001 [web] a.js [traceback text/x-traceback eof] "SyntaxError: no"",
      "1001 [web] a.js fail",
      "1002 [unhandled error] (not runnable) inprogress",
      "1003 [unhandled error] (not runnable) [reason text/plain eof] "somewhere"",
      "1003 [unhandled error] (not runnable) fail",
      "1004 [unhandled error #2] (not runnable) inprogress",
      "1005 [unhandled error #2] (not runnable) [reason text/plain eof] "elsewhere"",
      "1005 [unhandled error #2] (not runnable) fail",
    ]
  `)
  expect(session.failures).toBe(3)
})

test('output of a file is named after it', () => {
  const recorder = new Recorder()
  const session = recorder.session()
  session.output('stdout', 'a', { path: 'a.js' })
  session.output('stdout', 'b', {})
  session.attach({ name: 'seed', mimeType: 'text/plain', content: '42' })
  expect(recorder.lines).toMatchInlineSnapshot(`
    [
      "1000 (run) (not runnable) [stdout:a.js text/plain] "a"",
      "1001 (run) (not runnable) [stdout text/plain] "b"",
      "1002 (run) (not runnable) [seed text/plain eof] "42"",
    ]
  `)
})

test('at the end, what is in progress fails and what was expected and never came is lost', () => {
  const recorder = new Recorder()
  const session = recorder.session({ tags: ['linux'] })
  session.announce('announced')
  session.expect(['expected', 'running', 'done'])
  session.test('done').finish({ status: 'success', duration: 0 })
  session.test('running').start()
  session.test('unexpected').start()
  session.end({ reason: 'the machine stopped' })
  session.end({ reason: 'again' })
  expect(recorder.lines).toMatchInlineSnapshot(`
    [
      "1000 announced exists #linux",
      "1001 done inprogress #linux",
      "1001 done success #linux",
      "1002 running inprogress #linux",
      "1003 unexpected inprogress #linux",
      "1005 running [reason text/plain eof] "the machine stopped"",
      "1005 running fail #linux",
      "1007 unexpected [reason text/plain eof] "the machine stopped"",
      "1007 unexpected fail #linux",
      "1008 announced [reason text/plain eof] "the machine stopped"",
      "1008 announced fail #linux #lost",
      "1009 expected [reason text/plain eof] "the machine stopped"",
      "1009 expected fail #linux #lost",
    ]
  `)
  expect(session.failures).toBe(4)
})

test('a part of a run can be given up while the rest goes on', () => {
  const recorder = new Recorder()
  const session = recorder.session()
  session.expect(['a', 'b', 'c'])
  session.test('a').start()
  session.abandon(['a', 'b', 'never expected'], { reason: 'the worker died' })
  session.test('c').finish({ status: 'success', duration: 0 })
  expect(recorder.lines).toMatchInlineSnapshot(`
    [
      "1000 a inprogress",
      "1002 a [reason text/plain eof] "the worker died"",
      "1002 a fail",
      "1003 b [reason text/plain eof] "the worker died"",
      "1003 b fail #lost",
      "1004 c inprogress",
      "1004 c success",
    ]
  `)
})

test('no packet is longer than the channel allows, whatever is attached', () => {
  const recorder = new Recorder(4096)
  const content = 'x'.repeat(10_000)
  recorder.session().attach({ name: 'long', mimeType: 'text/plain', content })
  expect(recorder.packets.map(packet => packet.length).every(length => length <= 4096)).toBe(true)
  expect(recorder.packets.length).toBe(3)
  expect(recorder.events.map(event => Buffer.from(event.fileBytes!).toString()).join('')).toBe(content)
})

test('an id longer than that is written all the same', () => {
  const recorder = new Recorder(4096)
  const id = 'x'.repeat(5000)
  recorder.session().test(id).start()
  expect(recorder.events.map(event => event.testId)).toEqual([id])
})

test('a fault of the channel is told once', () => {
  const recorder = new Recorder()
  const faults: unknown[] = []
  const session = recorder.session({ onFault: fault => faults.push(fault) })
  session.test('a').start()
  recorder.fault = { readerGone: false, message: 'the disk is full' }
  session.test('b').start()
  session.end({ reason: 'over' })
  expect(faults).toEqual([{ readerGone: false, message: 'the disk is full' }])
  expect(recorder.lines).toEqual(['1000 a inprogress'])
})

test('what cannot be written at all is a fault too, not an exception', () => {
  const recorder = new Recorder()
  const faults: unknown[] = []
  const session = recorder.session({ onFault: fault => faults.push(fault) })
  session.test('nul \0 inside').start()
  expect(faults).toMatchInlineSnapshot(`
    [
      {
        "message": "The field testId cannot be written: it has a NUL character at index 4, which the format forbids.",
        "readerGone": false,
      },
    ]
  `)
})
