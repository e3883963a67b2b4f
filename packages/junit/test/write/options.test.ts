import { JUnitError, JUnitWriter, type JUnitWriterOptions } from '@subunit-js/junit'
import { expect, test } from 'vitest'
import { toDocuments, toXml } from '../support/convert.ts'
import { attached, begun, ended } from '../support/events.ts'

const ID = '[web] test/unit/sums.test.ts > sums > adds'

function passed(options: JUnitWriterOptions): string {
  return toXml([begun(ID, 0), ended(ID, 'success', 1)], options)
}

test('names follow templates with placeholders of jest-junit, and the id is kept where they do not tell it', () => {
  const names = {
    suiteName: '{displayName}: {filename}',
    className: '{basename} {classname}',
    name: '{title} ({filepath})',
  }
  expect(passed({ name: 'nightly', names })).toMatchInlineSnapshot(`
    "<?xml version="1.0" encoding="UTF-8"?>
    <testsuites name="nightly" tests="1" failures="0" errors="0" skipped="0" time="0.001" timestamp="2027-01-15T08:00:00.000Z">
      <testsuite name="web: sums.test.ts" tests="1" failures="0" errors="0" skipped="0" file="test/unit/sums.test.ts" time="0.001" timestamp="2027-01-15T08:00:00.000Z">
        <testcase name="adds (test/unit/sums.test.ts)" classname="sums.test sums" file="test/unit/sums.test.ts" time="0.001" timestamp="2027-01-15T08:00:00.000Z">
          <properties>
            <property name="test-id" value="[web] test/unit/sums.test.ts > sums > adds"/>
          </properties>
        </testcase>
      </testsuite>
    </testsuites>
    "
  `)
})

test('a placeholder that does not exist is refused', () => {
  expect(() => new JUnitWriter({ names: { name: '{suite}' } })).toThrow(
    new JUnitError(
      'invalid-option',
      '"{suite}" is no placeholder. There are {filepath}, {filename}, {basename}, {module}, {displayName}, {classname}, {title}, {name}.',
      'names',
    ),
  )
})

test('a dialect that does not exist is refused', () => {
  expect(() => new JUnitWriter({ dialect: 'ant' as never })).toThrow(
    'There is no JUnit dialect "ant". Choose one of "wide", "jenkins", "surefire", "gitlab".',
  )
})

test('one document is refused where the dialect has one a suite', () => {
  expect(() => new JUnitWriter({ dialect: 'surefire', split: false })).toThrow(
    'The surefire dialect has one document a suite: it cannot be written as one document.',
  )
})

test('documents are there when the stream has ended and not before', () => {
  expect(() => [...new JUnitWriter().documents()]).toThrow(
    'A report is complete only when its stream has ended: call end() first.',
  )
})

test('suites have the properties and the host that were given, files the prefix', () => {
  expect(
    passed({ properties: { node: '24', 'os.name': 'linux' }, hostname: 'ci-7', filePathPrefix: 'web/' }),
  ).toMatchInlineSnapshot(`
    "<?xml version="1.0" encoding="UTF-8"?>
    <testsuites name="subunit" tests="1" failures="0" errors="0" skipped="0" time="0.001" timestamp="2027-01-15T08:00:00.000Z">
      <testsuite name="[web] test/unit/sums.test.ts" tests="1" failures="0" errors="0" skipped="0" hostname="ci-7" file="web/test/unit/sums.test.ts" time="0.001" timestamp="2027-01-15T08:00:00.000Z">
        <properties>
          <property name="node" value="24"/>
          <property name="os.name" value="linux"/>
        </properties>
        <testcase name="sums > adds" classname="[web] test/unit/sums.test" file="web/test/unit/sums.test.ts" time="0.001" timestamp="2027-01-15T08:00:00.000Z"/>
      </testsuite>
    </testsuites>
    "
  `)
})

test('output can be left out for tests that passed, or for all', () => {
  const events = ['passes', 'fails'].flatMap(title => {
    const id = `a.test.js > ${title}`
    return [begun(id, 0), attached(id, 'stdout', title), ended(id, title === 'fails' ? 'fail' : 'success', 1)]
  })
  const kept = (output: 'all' | 'failed' | 'none') => toXml(events, { output }).match(/<system-out>.*/g)
  expect([kept('all'), kept('failed'), kept('none')]).toEqual([
    ['<system-out>passes</system-out>', '<system-out>fails</system-out>'],
    ['<system-out>fails</system-out>'],
    null,
  ])
})

test('each suite can be a document of its own, under a name that no other has', () => {
  const ids = ['a/b.test.js > x', 'a b.test.js > x', 'A/b.test.js > x']
  const documents = toDocuments(
    ids.map(id => ended(id, 'success', 0)),
    { split: true },
  )
  expect(documents).toMatchInlineSnapshot(`
    {
      "TEST-A-b.test.js-3.xml": "<?xml version="1.0" encoding="UTF-8"?>
    <testsuites>
      <testsuite name="A/b.test.js" tests="1" failures="0" errors="0" skipped="0" file="A/b.test.js">
        <testcase name="x" classname="A/b.test" file="A/b.test.js"/>
      </testsuite>
    </testsuites>
    ",
      "TEST-a-b.test.js-2.xml": "<?xml version="1.0" encoding="UTF-8"?>
    <testsuites>
      <testsuite name="a b.test.js" tests="1" failures="0" errors="0" skipped="0" file="a b.test.js">
        <testcase name="x" classname="a b.test" file="a b.test.js"/>
      </testsuite>
    </testsuites>
    ",
      "TEST-a-b.test.js.xml": "<?xml version="1.0" encoding="UTF-8"?>
    <testsuites>
      <testsuite name="a/b.test.js" tests="1" failures="0" errors="0" skipped="0" file="a/b.test.js">
        <testcase name="x" classname="a/b.test" file="a/b.test.js"/>
      </testsuite>
    </testsuites>
    ",
    }
  `)
})

test('attachments that were put somewhere are named where readers look for them', () => {
  const xml = toXml(
    [
      begun(ID, 0),
      attached(ID, 'stdout', 'printed'),
      attached(ID, 'shot.png', new Uint8Array(3), 'image/png'),
      attached(ID, 'log', 'text'),
      ended(ID, 'fail', 1),
    ],
    {
      placeAttachment: (test, { name }) =>
        name === 'log' ? undefined : `files/${test.testId.length}/${name}`,
    },
  )
  expect(/<system-out>[\s\S]*<\/system-out>/.exec(xml)?.[0]).toMatchInlineSnapshot(`
    "<system-out>printed
    [[ATTACHMENT|files/42/shot.png]]
    log:
    text
    </system-out>"
  `)
})

test('gitlab takes cases of the same class and name for one, so they get different names', () => {
  const events = [begun(ID, 0), ended(ID, 'success', 1), begun(ID, 2), ended(ID, 'fail', 3)]
  const names = (dialect: 'wide' | 'gitlab') => toXml(events, { dialect }).match(/ name="sums[^"]*"/g)
  expect([names('wide'), names('gitlab')]).toEqual([
    [' name="sums > adds"', ' name="sums > adds"'],
    [' name="sums > adds"', ' name="sums > adds #2"'],
  ])
})
