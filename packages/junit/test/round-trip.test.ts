import { duration, type TestRecord, testsOf } from '@subunit-js/stream'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { report } from './support/arbitrary.ts'
import { fromXml, toXml } from './support/convert.ts'
import { everything } from './support/model.ts'
import { outline } from './support/outline.ts'
import { parseReport } from './support/parse.ts'
import { faultsOf } from './support/validate.ts'

test('whatever a JUnit file says, it says again after it was a stream', () => {
  fc.assert(
    fc.property(report, xml => {
      const before = parseReport(xml)
      const after = parseReport(toXml(fromXml(xml)))
      expect(outline(after, before)).toEqual(outline(before, before))
    }),
    { numRuns: 300 },
  )
})

test('a report that was read is written in the wide form, and then no longer changes', async () => {
  const [xml] = fc.sample(report, { numRuns: 1, seed: 3 })
  const once = toXml(fromXml(xml!))
  expect(await faultsOf(once, 'wide')).toEqual([])
  expect(toXml(fromXml(once))).toBe(once)
})

test('a stream that was a report has the tests, verdicts, tags and times that it had before', () => {
  const before = testsOf(everything()).filter(({ testId }) => !testId.endsWith('[afterAll]'))
  const after = testsOf(fromXml(toXml(everything())))
  expect(after.map(told).sort(byId)).toEqual(before.map(told).sort(byId))
})

/** A lost test comes back as a failed one; only tests that a run can select are known to be such. */
function told(record: TestRecord): unknown {
  const { testId, status, tags, lost, attempts } = record
  return {
    testId,
    status: lost ? 'fail' : status,
    tags,
    durations: attempts.map(duration).filter(each => each !== undefined),
  }
}

function byId(a: unknown, b: unknown): number {
  return JSON.stringify(a) < JSON.stringify(b) ? -1 : 1
}
