import { mkdirSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { ours, peer } from '../../../../test/support/peers.ts'
import { run, stream, subunit } from '../support/run.ts'
import { filesIn, subunitIn, temporaryFolder } from '../support/run-in.ts'
import { testOf, text, traceback } from '../support/streams.ts'

const FAILS = 'test/a.test.js > sums > fails'
const RUN = stream(
  ...testOf('test/a.test.js > sums > adds', 'success', { tags: ['browser=firefox'] }),
  ...testOf(FAILS, 'fail', {
    start: 1000,
    file: traceback('Error: bad\n    at f (/home/me/test/a.test.js:7:3)'),
  }).toSpliced(1, 0, {
    testId: FAILS,
    fileName: 'shot.png',
    fileBytes: text('PNG'),
    mimeType: 'image/png',
    eof: true,
  }),
  ...testOf('test/b.test.js > waits', 'success', { start: 2000 }).slice(0, 1),
)

describe('subunit to-junit', () => {
  test('writes a report, and ends with 0 although a test failed', () => {
    const { status, stdout, stderr } = subunit(
      ['to-junit', '--name', 'nightly', '--property', 'node=24'],
      RUN,
    )
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    expect(stdout).toMatchInlineSnapshot(`
      "<?xml version="1.0" encoding="UTF-8"?>
      <testsuites name="nightly" tests="3" failures="1" errors="1" skipped="0" time="2.000" timestamp="2023-11-14T22:13:20.000Z">
        <testsuite name="test/a.test.js" tests="2" failures="1" errors="0" skipped="0" file="test/a.test.js" time="2.000" timestamp="2023-11-14T22:13:20.000Z">
          <properties>
            <property name="node" value="24"/>
          </properties>
          <testcase name="sums > adds" classname="test/a.test" file="test/a.test.js" time="1.000" timestamp="2023-11-14T22:13:20.000Z">
            <properties>
              <property name="browser" value="firefox"/>
            </properties>
          </testcase>
          <testcase name="sums > fails" classname="test/a.test" file="test/a.test.js" line="7" time="1.000" timestamp="2023-11-14T22:13:21.000Z">
            <failure message="bad" type="Error">Error: bad
          at f (/home/me/test/a.test.js:7:3)</failure>
            <system-out>shot.png: 3 bytes of image/png
      </system-out>
          </testcase>
        </testsuite>
        <testsuite name="test/b.test.js" tests="1" failures="0" errors="1" skipped="0" file="test/b.test.js" timestamp="2023-11-14T22:13:22.000Z">
          <properties>
            <property name="node" value="24"/>
          </properties>
          <testcase name="waits" classname="test/b.test" file="test/b.test.js" timestamp="2023-11-14T22:13:22.000Z">
            <error message="begun and never finished" type="lost"/>
          </testcase>
        </testsuite>
      </testsuites>
      "
    `)
  })

  test('writes a file for each suite, and attachments below a folder', () => {
    const folder = temporaryFolder()
    const args = ['to-junit', '--dialect=surefire', '--output-dir=reports/xml', '--attachments=files']
    const { status, stdout, stderr } = subunitIn(folder, args, { input: RUN })
    expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: '', stderr: '' })
    expect(filesIn(folder)).toMatchInlineSnapshot(`
      {
        "files/test-a.test.js-sums-fails-4318a0e9/shot.png": "PNG",
        "reports/xml/TEST-test-a.test.js.xml": "<?xml version="1.0" encoding="UTF-8"?>
      <testsuite name="test/a.test.js" tests="2" failures="1" errors="0" skipped="0" time="2.000" timestamp="2023-11-14T22:13:20.000Z">
        <testcase name="sums > adds" classname="test/a.test" time="1.000" timestamp="2023-11-14T22:13:20.000Z"/>
        <testcase name="sums > fails" classname="test/a.test" time="1.000" timestamp="2023-11-14T22:13:21.000Z">
          <failure message="bad" type="Error">Error: bad
          at f (/home/me/test/a.test.js:7:3)</failure>
          <system-out>[[ATTACHMENT|files/test-a.test.js-sums-fails-4318a0e9/shot.png]]
      </system-out>
        </testcase>
      </testsuite>
      ",
        "reports/xml/TEST-test-b.test.js.xml": "<?xml version="1.0" encoding="UTF-8"?>
      <testsuite name="test/b.test.js" tests="1" failures="0" errors="1" skipped="0" timestamp="2023-11-14T22:13:22.000Z">
        <testcase name="waits" classname="test/b.test" time="0.000" timestamp="2023-11-14T22:13:22.000Z">
          <error message="begun and never finished" type="lost"/>
        </testcase>
      </testsuite>
      ",
      }
    `)
  })

  test('names follow templates', () => {
    const args = [
      '--title-template={title}',
      '--class-name-template={filename}',
      '--suite-name-template={basename}',
    ]
    const { stdout } = subunit(['to-junit', ...args, '--file-path-prefix=web/', '--hostname=ci'], RUN)
    expect(stdout.match(/<test(?:suite|case) .*/g)).toMatchInlineSnapshot(`
      [
        "<testsuite name="a.test" tests="2" failures="1" errors="0" skipped="0" hostname="ci" file="web/test/a.test.js" time="2.000" timestamp="2023-11-14T22:13:20.000Z">",
        "<testcase name="adds" classname="a.test.js" file="web/test/a.test.js" time="1.000" timestamp="2023-11-14T22:13:20.000Z">",
        "<testcase name="fails" classname="a.test.js" file="web/test/a.test.js" line="7" time="1.000" timestamp="2023-11-14T22:13:21.000Z">",
        "<testsuite name="b.test" tests="1" failures="0" errors="1" skipped="0" hostname="ci" file="web/test/b.test.js" timestamp="2023-11-14T22:13:22.000Z">",
        "<testcase name="waits" classname="b.test.js" file="web/test/b.test.js" timestamp="2023-11-14T22:13:22.000Z">",
      ]
    `)
  })

  test('what nobody is to read is left out', () => {
    const id = 'a.test.js > prints'
    const events = stream(
      ...testOf(id, 'success', {
        file: { fileName: 'stdout', fileBytes: text('hello'), mimeType: 'text/plain' },
      }),
    )
    const [all, failed] = ['all', 'failed'].map(
      which => subunit(['to-junit', `--console=${which}`], events).stdout,
    )
    expect([all!.match(/<system-out>.*/g), failed!.match(/<system-out>.*/g)]).toEqual([
      ['<system-out>hello</system-out>'],
      null,
    ])
  })

  test.each([
    [['--dialect=surefire'], 'the surefire dialect has a file for each suite: name a folder by --output-dir'],
    [['--output-dir=x', '-o', 'y'], 'give either --output-to or --output-dir, not both'],
    [['--property=x'], '--property takes a name and a value, such as "browser=firefox", not "x"'],
    [
      ['--title-template={suite}'],
      '"{suite}" is no placeholder. There are {filepath}, {filename}, {basename}, {module}, {displayName}, {classname}, {title}, {name}.',
    ],
    [
      ['--dialect=ant'],
      `option '--dialect <name>' takes "wide" or "jenkins" or "surefire" or "gitlab", not "ant"`,
    ],
  ])('%j is refused', (args, message) => {
    const { status, stdout, stderr } = subunit(['to-junit', ...args], RUN)
    expect({ status, stdout, first: stderr.split('\n')[0] }).toEqual({
      status: 2,
      stdout: '',
      first: `subunit to-junit: ${message}`,
    })
  })
})

describe('subunit from-junit', () => {
  const REPORT =
    '<testsuite name="s"><testcase name="a" time="1.5"/><testcase name="b"><failure message="no"/></testcase></testsuite>'

  test('makes one stream of several files, with paths relative to a root and times from when they were written', () => {
    const folder = temporaryFolder()
    writeFileSync(join(folder, 'one.xml'), REPORT)
    writeFileSync(join(folder, 'two.xml'), REPORT.replace('name="a"', `name="a" file="${folder}/src/x.js"`))
    for (const file of ['one.xml', 'two.xml']) utimesSync(join(folder, file), 1_700_000_000, 1_700_000_000)
    const { status, stdout, stderr } = subunitIn(folder, [
      'from-junit',
      'one.xml',
      'two.xml',
      '-o',
      'run.subunit',
    ])
    expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: '', stderr: '' })
    expect(subunitIn(folder, ['ls', '--times', 'run.subunit']).stdout).toMatchInlineSnapshot(`
      "s > a 1.500
      s > b -
      src/x.js > s > a 1.500
      s > b #2 -
      "
    `)
  })

  test('a folder stands for the reports in it, in one order', () => {
    const folder = temporaryFolder()
    mkdirSync(join(folder, 'reports/inner'), { recursive: true })
    mkdirSync(join(folder, 'empty'))
    for (const file of ['z.xml', 'inner/b.xml', 'a.xml', 'notes.txt']) {
      writeFileSync(join(folder, 'reports', file), REPORT.replaceAll('name="s"', `name="${file}"`))
    }
    subunitIn(folder, ['from-junit', 'reports', '-o', 'run.subunit'])
    expect(subunitIn(folder, ['ls', 'run.subunit']).stdout).toBe(
      'a.xml > a\na.xml > b\ninner/b.xml > a\ninner/b.xml > b\nz.xml > a\nz.xml > b\n',
    )
    expect(subunitIn(folder, ['from-junit', 'empty']).stderr.split('\n')[0]).toBe(
      'subunit from-junit: there is no .xml file in the folder "empty"',
    )
  })

  test('what it writes is read by Python', () => {
    const events = run(ours('cli', 'subunit'), ['from-junit'], REPORT)
    expect(events.status).toBe(0)
    const folder = temporaryFolder()
    subunitIn(folder, ['from-junit', '-o', 'run.subunit'], { input: REPORT })
    expect(run(peer('subunit-ls'), [join(folder, 'run.subunit')]).stdout).toBe('s > a\ns > b\n')
  })

  test('a report that was written comes back with its ids, verdicts and times', () => {
    const folder = temporaryFolder()
    subunitIn(folder, ['to-junit', '-o', 'report.xml'], { input: RUN })
    subunitIn(folder, ['from-junit', 'report.xml', '-o', 'run.subunit'])
    expect(subunitIn(folder, ['ls', '--times', 'run.subunit']).stdout).toBe(
      'test/a.test.js > sums > adds 1.000\ntest/a.test.js > sums > fails 1.000\ntest/b.test.js > waits -\n',
    )
  })

  test('a damaged file is complained of and fails in the stream, and what it holds is kept', () => {
    const folder = temporaryFolder()
    writeFileSync(join(folder, 'half.xml'), REPORT.slice(0, 60))
    const { status, stderr } = subunitIn(folder, ['from-junit', 'half.xml', '-o', 'run.subunit'])
    expect({ status, stderr }).toEqual({
      status: 2,
      stderr:
        'subunit from-junit: "half.xml": 1:60: unclosed tag: testsuite\nsubunit from-junit: "half.xml": 1:60: unexpected end.\n',
    })
    expect(subunitIn(folder, ['cat', 'run.subunit']).stdout).toMatchInlineSnapshot(`
      "FAIL half.xml
        reason:
          This JUnit file is damaged, tests may be missing:
          1:60: unclosed tag: testsuite
          1:60: unexpected end.

      Failures:
        FAIL half.xml

      2 tests in 1.500 s: 1 passed, 1 failed
      "
    `)
  })

  test('characters that XML does not allow are complained of and harm nothing', () => {
    const xml =
      '<testsuite name="s"><testcase name="a"><system-out>\x1b[31m</system-out></testcase></testsuite>'
    const folder = temporaryFolder()
    expect(subunitIn(folder, ['from-junit', '-o', 'run.subunit'], { input: xml })).toEqual({
      status: 0,
      stdout: '',
      stderr: 'subunit from-junit: standard input: 1:52: disallowed character.\n',
    })
  })

  test('a file that is not there is named', () => {
    const { status, stderr } = subunit(['from-junit', 'no/such.xml'])
    expect({ status, stderr }).toEqual({
      status: 2,
      stderr: 'subunit from-junit: cannot read "no/such.xml": no such file or directory\n',
    })
  })
})
