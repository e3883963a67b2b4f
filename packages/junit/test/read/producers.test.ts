import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { testsOf } from '@subunit-js/stream'
import { describe, expect, test } from 'vitest'
import { fromXml, toXml } from '../support/convert.ts'
import { outline } from '../support/outline.ts'
import { type ParsedSuite, parseReport } from '../support/parse.ts'
import { faultsOf } from '../support/validate.ts'

const fixtures = fileURLToPath(new URL('fixtures', import.meta.url))
const modules = fileURLToPath(new URL('../../../../node_modules', import.meta.url))

const PRODUCERS = {
  'jest-junit': () => recorded('full.xml'),
  'jest-junit as it comes': () => recorded('default.xml'),
  vitest,
  node: () => printed('node', ['--test', '--test-reporter=junit', 'sums.js']),
  mocha: () => printed('mocha', [join(modules, 'mocha/bin/mocha.js'), '--reporter=xunit', 'sums.cjs']),
}

describe.each(Object.entries(PRODUCERS))('a report of %s', (name, report) => {
  const xml = report()
  const root = name.startsWith('jest') ? '/home/me/project' : join(fixtures, name)

  test('has the ids, verdicts and attachments of its tests', () => {
    const tests = testsOf(fromXml(xml, root))
    const told = tests.map(({ testId, status, attachments }) => {
      const files = attachments.map(each => each.name).filter(each => each !== 'junit')
      return [testId, status, ...files].join(' | ')
    })
    expect(told).toMatchSnapshot()
  })

  test('says again what it said after it was a stream', async () => {
    const relative = xml.replaceAll(`${root}/`, '')
    const again = toXml(fromXml(relative))
    const before = parseReport(relative)
    expect(outline(comparable(parseReport(again), before), before)).toEqual(outline(before, before))
    expect(await faultsOf(again, 'wide')).toEqual([])
  })
})

/** Takes away the suites that we put around cases that had none, and the element around a lone suite. */
function comparable(after: ParsedSuite, before: ParsedSuite): ParsedSuite {
  const names = before.suites.map(({ attributes }) => attributes['name'])
  const [alone] = after.suites
  if (alone?.attributes['name'] === before.attributes['name']) return alone!
  const known = (suite: ParsedSuite): boolean => names.includes(suite.attributes['name'])
  const cases = after.suites.filter(suite => !known(suite)).flatMap(suite => suite.cases)
  return { ...after, suites: after.suites.filter(known), cases }
}

function recorded(file: string): string {
  return readFileSync(join(fixtures, 'jest-junit', file), 'utf8')
}

function vitest(): string {
  const folder = mkdtempSync(join(tmpdir(), 'junit-'))
  const file = join(folder, 'report.xml')
  const command = join(modules, 'vitest/vitest.mjs')
  printed('vitest', [command, 'run', '--root=.', '--reporter=junit', `--outputFile=${file}`])
  const xml = readFileSync(file, 'utf8')
  rmSync(folder, { recursive: true })
  return xml
}

/** What a failing run of a framework prints. */
function printed(folder: string, args: readonly string[]): string {
  const env = Object.fromEntries(
    Object.entries(process.env).filter(([key]) => !/^(?:VITEST|NODE_)/.test(key)),
  )
  try {
    return execFileSync(process.execPath, args, {
      cwd: join(fixtures, folder),
      env,
      encoding: 'utf8',
      stdio: 'pipe',
    })
  } catch (error) {
    return (error as { stdout: string }).stdout
  }
}
