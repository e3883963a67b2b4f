import { testsOf } from '@subunit-js/stream'
import { expect, test } from 'vitest'
import { fromXml } from '../support/convert.ts'

/** The tests of a report: id, verdict, seconds, tags and attachments. */
function told(xml: string, root?: string): string[] {
  const utf8 = new TextDecoder()
  return testsOf(fromXml(xml, root)).flatMap(({ testId, status, tags, start, stop, attachments }) => [
    `${testId}: ${status}${tags.map(tag => ` #${tag}`).join('')}`,
    `  ${start ? time(start) : '?'} to ${stop ? time(stop) : '?'}`,
    ...attachments
      .filter(({ name }) => name !== 'junit')
      .map(({ name, bytes }) => `  ${name}: ${JSON.stringify(utf8.decode(bytes))}`),
  ])
}

function time({ seconds, nanoseconds }: { seconds: number; nanoseconds: number }): string {
  return new Date(seconds * 1000 + nanoseconds / 1e6).toISOString().slice(11, 23)
}

test('Surefire: a lone suite, flaky and rerun cases, thousands separated by commas', () => {
  const xml = `<?xml version="1.0" encoding="UTF-8"?>
<testsuite xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:noNamespaceSchemaLocation="x.xsd"
  name="org.example.NetTest" time="1,234.5" timestamp="2026-11-20T12:00:00" tests="3" errors="0" failures="1">
  <properties><property name="java.version" value="25"/></properties>
  <testcase name="connects" classname="org.example.NetTest" time="0.25">
    <flakyFailure message="refused" type="java.io.IOException">
      <stackTrace><![CDATA[java.io.IOException: refused
	at org.example.NetTest.connects(NetTest.java:7)]]></stackTrace>
      <system-out>first try</system-out>
    </flakyFailure>
    <system-out>second try</system-out>
  </testcase>
  <testcase name="never connects" classname="org.example.NetTest" time="1,000.5">
    <failure message="refused" type="java.io.IOException">java.io.IOException: refused</failure>
    <rerunFailure message="refused again" type="java.io.IOException">
      <stackTrace>java.io.IOException: refused again</stackTrace>
    </rerunFailure>
    <rerunError message="broken" type="java.lang.Error"><stackTrace>java.lang.Error: broken</stackTrace></rerunError>
  </testcase>
</testsuite>`
  expect(told(xml)).toMatchInlineSnapshot(`
    [
      "org.example.NetTest > connects: success #attempt-2",
      "  12:00:00.000 to 12:00:00.250",
      "  attempt-1/traceback: "java.io.IOException: refused\\n\\tat org.example.NetTest.connects(NetTest.java:7)"",
      "  attempt-1/stdout: "first try"",
      "  attempt-1/result: "{\\"status\\":\\"fail\\",\\"start\\":\\"2026-11-20T12:00:00.000000000Z\\"}"",
      "  stdout: "second try"",
      "org.example.NetTest > never connects: fail #attempt-3",
      "  12:00:00.250 to 12:16:40.750",
      "  attempt-1/traceback: "java.io.IOException: refused"",
      "  attempt-1/result: "{\\"status\\":\\"fail\\",\\"start\\":\\"2026-11-20T12:00:00.250000000Z\\",\\"stop\\":\\"2026-11-20T12:16:40.750000000Z\\"}"",
      "  attempt-2/traceback: "java.io.IOException: refused again"",
      "  attempt-2/result: "{\\"status\\":\\"fail\\"}"",
      "  traceback: "java.lang.Error: broken"",
    ]
  `)
})

test('pytest: one suite for all, class names with dots, expected failures, a module that could not be imported', () => {
  const xml = `<?xml version="1.0" encoding="utf-8"?><testsuites name="pytest tests"><testsuite name="pytest"
    errors="1" failures="0" skipped="2" tests="4" time="0.062" timestamp="2026-11-20T12:00:00.123456+00:00"
    hostname="vm"><testcase classname="tests.test_sums.TestSums" name="test_adds[1.5]" time="0.001" /><testcase
    classname="tests.test_sums" name="test_later" time="0.000"><skipped type="pytest.xfail" message="not done" />
    </testcase><testcase classname="tests.test_sums" name="test_windows" time="0.000"><skipped
    type="pytest.skip" message="only there">tests/test_sums.py:9: only there</skipped></testcase><testcase
    classname="" name="tests.test_broken" time="0.000"><error message="collection failure">ImportError</error>
    </testcase></testsuite></testsuites>`
  expect(told(xml)).toMatchInlineSnapshot(`
    [
      "tests.test_sums.TestSums > test_adds[1.5]: success",
      "  12:00:00.123 to 12:00:00.124",
      "tests.test_sums > test_later: xfail",
      "  12:00:00.124 to 12:00:00.124",
      "  reason: "not done"",
      "tests.test_sums > test_windows: skip",
      "  12:00:00.124 to 12:00:00.124",
      "  reason: "tests/test_sums.py:9: only there"",
      "tests.test_broken: fail",
      "  12:00:00.124 to 12:00:00.124",
      "  traceback: "collection failure\\nImportError"",
    ]
  `)
})

test('PHPUnit: suites in suites, absolute files, lines', () => {
  const xml = `<testsuites><testsuite name="" tests="1"><testsuite name="Unit"><testsuite name="App\\SumTest"
    file="/home/me/project/tests/Unit/SumTest.php"><testcase name="testAdds" class="App\\SumTest"
    classname="App.SumTest" file="/home/me/project/tests/Unit/SumTest.php" line="12" assertions="2" time="0.5"/>
    </testsuite></testsuite></testsuite></testsuites>`
  expect(told(xml, '/home/me/project')).toMatchInlineSnapshot(`
    [
      "tests/Unit/SumTest.php > App.SumTest > testAdds: success",
      "  08:00:00.000 to 08:00:00.500",
    ]
  `)
})

test('GoogleTest and CTest: cases that were not run say so in an attribute', () => {
  const xml = `<testsuites tests="3" name="AllTests"><testsuite name="Sums"><testcase name="Adds" status="run"
    result="completed" time="0." classname="Sums" file="sums.cc" line="5"/><testcase name="DISABLED_Later"
    status="notrun" result="suppressed" time="0." classname="Sums"/><testcase name="Fails" status="run"
    classname="Sums"><failure message="one&#x0A;two" type=""><![CDATA[sums.cc:9
one
two]]></failure><failure message="three" type=""><![CDATA[sums.cc:10
three]]></failure></testcase></testsuite></testsuites>`
  expect(told(xml)).toMatchInlineSnapshot(`
    [
      "sums.cc > Sums > Adds: success",
      "  08:00:00.000 to 08:00:00.000",
      "Sums > DISABLED_Later: skip",
      "  08:00:00.000 to 08:00:00.000",
      "  reason: "notrun"",
      "Sums > Fails: fail",
      "  ? to 08:00:00.000",
      "  traceback: "sums.cc:9\\none\\ntwo"",
      "  traceback-2: "sums.cc:10\\nthree"",
    ]
  `)
})

test('Playwright and testmo: properties with values as text or attribute, attachments in the output', () => {
  const xml = `<testsuites><testsuite name="a.spec.ts" hostname="chromium" time="3"><testcase name="page › opens"
    classname="a.spec.ts" time="1.5"><properties><property name="issue" value="https://example.org/7"/><property
    name="step[passed]">line one
line two</property></properties><system-out><![CDATA[[[ATTACHMENT|shots/a.png]]]]></system-out></testcase></testsuite>
    </testsuites>`
  expect(told(xml)).toMatchInlineSnapshot(`
    [
      "a.spec.ts > page › opens: success #issue=https://example.org/7",
      "  08:00:00.000 to 08:00:01.500",
      "  stdout: "[[ATTACHMENT|shots/a.png]]"",
    ]
  `)
})

test('what no one knows is kept as XML, and a failure of a suite is a case', () => {
  const xml = `<testsuite name="Setup"><error message="no database"/><testcase name="a"><steps><step
    n="1">x &lt; y</step></steps></testcase></testsuite>`
  expect(told(xml)).toMatchInlineSnapshot(`
    [
      "Setup: fail",
      "  ? to 08:00:00.000",
      "  traceback: "no database"",
      "Setup > a: success",
      "  ? to 08:00:00.000",
      "  junit/steps: "<steps><step n=\\"1\\">x &lt; y</step></steps>"",
    ]
  `)
})

test('cases of one name are told apart, and a case without any has one', () => {
  const xml = `<testsuite name="s"><testcase name="a"/><testcase name="a"/><testcase name="a #2"/><testcase/></testsuite>`
  expect(testsOf(fromXml(xml)).map(({ testId }) => testId)).toEqual(['s > a', 's > a #2', 's > a #2 #2', 's'])
})
