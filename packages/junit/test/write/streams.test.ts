import { testEvent } from '@subunit-js/protocol'
import { expect, test } from 'vitest'
import { toXml } from '../support/convert.ts'
import { attached, begun, ended } from '../support/events.ts'

test('a stream without tests is a report without suites', () => {
  expect(toXml([])).toMatchInlineSnapshot(`
    "<?xml version="1.0" encoding="UTF-8"?>
    <testsuites name="subunit" tests="0" failures="0" errors="0" skipped="0">
    </testsuites>
    "
  `)
})

test('a listing says of its tests that they were not run', () => {
  const listed = ['a.test.js > one', 'a.test.js > two'].map(testId => testEvent({ testId, status: 'exists' }))
  expect(toXml(listed)).toMatchInlineSnapshot(`
    "<?xml version="1.0" encoding="UTF-8"?>
    <testsuites name="subunit" tests="2" failures="0" errors="0" skipped="2">
      <testsuite name="a.test.js" tests="2" failures="0" errors="0" skipped="2" file="a.test.js">
        <testcase name="one" classname="a.test" file="a.test.js">
          <skipped message="listed, not run"/>
        </testcase>
        <testcase name="two" classname="a.test" file="a.test.js">
          <skipped message="listed, not run"/>
        </testcase>
      </testsuite>
    </testsuites>
    "
  `)
})

test('a file that could not be loaded is a case of its own suite', () => {
  const id = 'test/a.test.js'
  const stack = "SyntaxError: Unexpected token ')'\n    at file:///p/test/a.test.js:3:1"
  expect(
    toXml([begun(id, 0), attached(id, 'traceback', stack), ended(id, 'fail', 1)]),
  ).toMatchInlineSnapshot(`
    "<?xml version="1.0" encoding="UTF-8"?>
    <testsuites name="subunit" tests="1" failures="1" errors="0" skipped="0" time="0.001" timestamp="2027-01-15T08:00:00.000Z">
      <testsuite name="test/a.test.js" tests="1" failures="1" errors="0" skipped="0" file="test/a.test.js" time="0.001" timestamp="2027-01-15T08:00:00.000Z">
        <testcase name="test/a.test.js" classname="test/a.test" file="test/a.test.js" line="3" time="0.001" timestamp="2027-01-15T08:00:00.000Z">
          <failure message="Unexpected token ')'" type="SyntaxError">SyntaxError: Unexpected token ')'
        at file:///p/test/a.test.js:3:1</failure>
        </testcase>
      </testsuite>
    </testsuites>
    "
  `)
})

test('a damaged stream is an error', () => {
  const testId = 'subunit.parser'
  expect(
    toXml([
      attached(testId, 'Packet data', new Uint8Array([0xb3]), 'application/octet-stream'),
      attached(testId, 'Parser Error', 'Unsupported packet version 1'),
      testEvent({ testId, status: 'fail' }),
    ]),
  ).toMatchInlineSnapshot(`
    "<?xml version="1.0" encoding="UTF-8"?>
    <testsuites name="subunit" tests="1" failures="0" errors="1" skipped="0">
      <testsuite name="subunit" tests="1" failures="0" errors="1" skipped="0">
        <testcase name="parser" classname="subunit">
          <error message="Unsupported packet version 1">Unsupported packet version 1</error>
          <system-out>Packet data: 1 byte of application/octet-stream
    </system-out>
        </testcase>
      </testsuite>
    </testsuites>
    "
  `)
})

test('a passing point that was expected to fail passes, a test that was fails', () => {
  const events = [ended('t/a.t > point', 'uxsuccess', 0, { runnable: false }), ended('t/a.t', 'uxsuccess', 0)]
  expect(toXml(events).match(/<(?:testcase|failure).*/g)).toMatchInlineSnapshot(`
    [
      "<testcase name="point" classname="t/a" file="t/a.t"/>",
      "<testcase name="t/a.t" classname="t/a" file="t/a.t">",
      "<failure message="unexpected success" type="uxsuccess"/>",
    ]
  `)
})

test('what a test prints after its end goes to its suite', () => {
  const id = 'a.test.js > one'
  const events = [ended(id, 'success', 0), attached(id, 'stdout', 'late'), attached(id, 'data', 'x')]
  expect(toXml(events).match(/^ {4}<.*/gm)).toMatchInlineSnapshot(`
    [
      "    <testcase name="one" classname="a.test" file="a.test.js"/>",
      "    <system-out>late</system-out>",
    ]
  `)
})

test('a failure without traceback says what a TAP script said', () => {
  const id = 't/a.t > point'
  const yaml = attached(id, 'diagnostics', 'wanted: 1\nfound: 2\n', 'application/yaml')
  expect(toXml([yaml, ended(id, 'fail', 0)]).match(/<failure[\s\S]*failure>/)?.[0]).toMatchInlineSnapshot(`
    "<failure>wanted: 1
    found: 2</failure>"
  `)
})

test('Python tracebacks give class, message and the line of the test file', () => {
  const id = 'tests/test_a.py > TestA > test_it'
  const traceback = `Traceback (most recent call last):
  File "/p/tests/test_a.py", line 7, in test_it
    self.assertEqual(1, 2)
AssertionError: 1 != 2
`
  expect(
    toXml([begun(id, 0), attached(id, 'traceback', traceback), ended(id, 'fail', 1)]).match(
      /<(?:testcase|failure) .*/g,
    ),
  ).toMatchInlineSnapshot(`
    [
      "<testcase name="TestA > test_it" classname="tests/test_a" file="tests/test_a.py" line="7" time="0.001" timestamp="2027-01-15T08:00:00.000Z">",
      "<failure message="1 != 2" type="AssertionError">Traceback (most recent call last):",
    ]
  `)
})

test('a tag says on which line a test is', () => {
  const id = 'a.test.js > one'
  expect(
    toXml([ended(id, 'success', 0, { tags: ['line=12'] })]).match(/<testcase[^>]*>/g),
  ).toMatchInlineSnapshot(`
    [
      "<testcase name="one" classname="a.test" file="a.test.js" line="12">",
    ]
  `)
})

test('the latest tags of a test are its properties, but for those of attempts', () => {
  const id = 'a.test.js > one'
  const events = [
    begun(id, 0, { tags: ['old'] }),
    ended(id, 'success', 1, { tags: ['=', 'a=b=c', 'attempt-2', 'slow'] }),
  ]
  expect(toXml(events).match(/<property .*/g)).toMatchInlineSnapshot(`
    [
      "<property name="tag" value="="/>",
      "<property name="a" value="b=c"/>",
      "<property name="tag" value="slow"/>",
    ]
  `)
})
