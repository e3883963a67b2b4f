import { type RemoteMessage, RemoteReporting, type Reporting, receiveReports } from '@subunit-js/adapter'
import { expect, test } from 'vitest'
import { Recorder } from '../support/recorder.ts'

/** All that can be said, by whoever says it. */
function sayEverything(reporting: Reporting): void {
  reporting.expect(['a.js > x', 'a.js > never'])
  reporting.announce('a.js > y', { tags: ['t'] })
  const x = reporting.test('a.js > x', { file: { path: 'a.js' } })
  x.start(100)
  x.output('stdout', 'text ³')
  x.output('stdout', Uint8Array.of(0xff, 0xb3))
  x.attach({ name: 'note', mimeType: 'text/plain', content: 'n' })
  x.retry({ failures: [{ error: { stack: 'Error: one' } }], duration: 5 })
  x.start(200)
  x.finish({ status: 'fail', duration: 6, failures: [{ error: { stack: 'Error: two' }, diff: '-a' }] })
  x.output('stderr', 'late')
  x.finish({ status: 'fail', duration: 0, failures: [{ error: { stack: 'Error: late' } }] })
  reporting.layer({ path: 'a.js' }, 'beforeAll').finish({ status: 'success', duration: 1 })
  reporting.layer({ path: 'a.js' }, 'beforeAll').finish({ status: 'success', duration: 1 })
  reporting.fileFailed({ path: 'b.js' }, [{ error: { stack: 'SyntaxError: b' } }])
  reporting.runFailed({}, 'unhandled error', { reason: 'r' })
  reporting.output('stdout', 'from a file', { path: 'a.js' })
  reporting.attach({ name: 'seed', mimeType: 'text/plain', content: Uint8Array.of(1, 2) })
}

test('what a worker says arrives as if it had been said in the process that owns the channel', () => {
  const direct = new Recorder()
  sayEverything(direct.session())

  const relayed = new Recorder()
  const receive = receiveReports(relayed.session())
  const clock = new Recorder().clock
  sayEverything(
    new RemoteReporting({
      clock,
      send: message => receive(JSON.parse(JSON.stringify(message)) as RemoteMessage),
    }),
  )
  const withoutTimes = (lines: string[]) => lines.map(line => line.slice(line.indexOf(' ')))
  expect(withoutTimes(relayed.lines)).toEqual(withoutTimes(direct.lines))
})

test('causes survive the way', () => {
  const relayed = new Recorder()
  const receive = receiveReports(relayed.session())
  const reporting = new RemoteReporting({ send: message => receive(JSON.parse(JSON.stringify(message))) })
  const cause = Object.assign(new Error('below'), { stack: 'Error: below' })
  const error = Object.assign(new Error('top', { cause }), { stack: 'Error: top' })
  reporting.test('a').finish({ status: 'fail', failures: [{ error }] })
  const traceback = relayed.events.find(event => event.fileName === 'traceback')!
  expect(Buffer.from(traceback.fileBytes!).toString()).toBe('Error: top\n  [cause] Error: below')
})

test('durations are measured where the test runs', () => {
  const relayed = new Recorder()
  const late = new Recorder()
  const receive = receiveReports(late.session())
  const messages: RemoteMessage[] = []
  const reporting = new RemoteReporting({ clock: relayed.clock, send: message => messages.push(message) })
  const report = reporting.test('a')
  report.start()
  report.finish({ status: 'success' })
  for (const message of messages) receive(message)
  expect(late.lines).toEqual(['1000 a inprogress', '1001 a success'])
})
