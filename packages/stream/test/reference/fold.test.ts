import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { type EventFields, encode, type Status, type TestEvent, testEvent } from '@subunit-js/protocol'
import { feed, passes, summarise, type TestRecord, testsOf, testsRun } from '@subunit-js/stream'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { peer } from '../../../../test/support/peers.ts'
import { at, bytes } from '../support/event.ts'

type Step = typeof anyStep extends fc.Arbitrary<infer Value> ? Value : never

interface ReferenceFold {
  tests: {
    id: string
    status: string
    tags: string[]
    details: Record<string, string>
    timestamps: (number | null)[]
  }[]
  run: number
  successful: boolean
}

/** Has all streams folded by testtools, in one process. */
function foldedByReference(streams: readonly TestEvent[][]): ReferenceFold[] {
  const encoded = streams.map(stream => Buffer.concat(stream.map(event => encode(event))).toString('hex'))
  const script = fileURLToPath(new URL('fixtures/fold.py', import.meta.url))
  return JSON.parse(
    execFileSync(peer('python'), [script], { input: JSON.stringify(encoded), encoding: 'utf8' }),
  )
}

const anyStep = fc.record({
  testId: fc.constantFrom('a', 'b', ''),
  routeCode: fc.constantFrom(undefined, '1'),
  status: fc.constantFrom<(Status | undefined)[]>(
    undefined,
    undefined,
    'inprogress',
    'success',
    'fail',
    'skip',
    'xfail',
    'uxsuccess',
  ),
  tags: fc.constantFrom(undefined, undefined, ['x'], ['x', 'y']),
  file: fc.option(
    fc.record({
      fileName: fc.constantFrom('log', 'traceback'),
      fileBytes: fc.constantFrom(bytes(''), bytes('x'), bytes('yz')),
      eof: fc.boolean(),
    }),
    { nil: undefined },
  ),
})

/**
 * Makes a stream of the steps that has none of what we decided otherwise: every event is timed, no test is
 * announced, and what is said of a test that has not begun begins it.
 */
function agreeable(steps: readonly Step[]): TestEvent[] {
  const begun = new Set<string>()
  return steps.map(({ file, ...step }, index) => {
    const key = `${step.routeCode} ${step.testId}`
    const fields: EventFields = { ...step, ...file, timestamp: at(index) }
    const status = step.status ?? (begun.has(key) ? undefined : 'inprogress')
    if (status === 'inprogress') begun.add(key)
    else if (status !== undefined) begun.delete(key)
    return testEvent({ ...fields, status })
  })
}

/** A record as testtools words it. It records no empty attachments and counts a lone event as start and stop. */
function asReference(test: TestRecord): ReferenceFold['tests'][number] {
  const files = test.attachments.filter(({ size }) => size > 0)
  return {
    id: test.testId,
    status: test.status ?? 'unknown',
    tags: [...test.tags].sort(),
    details: Object.fromEntries(files.map(({ name, bytes }) => [name, Buffer.from(bytes).toString('hex')])),
    timestamps: [(test.start ?? test.stop)?.seconds ?? null, test.stop?.seconds ?? null],
  }
}

/** testtools tells of unfinished tests from the last to the first. */
function inReferenceOrder(tests: readonly TestRecord[]): TestRecord[] {
  const unfinished = tests.filter(({ lost }) => lost)
  return [...tests.filter(({ lost }) => !lost), ...unfinished.reverse()]
}

test('testtools folds to the same tests, counts and verdict where we do not differ by decision', () => {
  const streams = fc.sample(fc.array(anyStep, { maxLength: 25 }), { numRuns: 1000, seed: 5 }).map(agreeable)
  const ours = streams.map((stream): ReferenceFold => {
    const summariser = summarise()
    feed(stream, summariser)
    const summary = summariser.summary()
    return {
      tests: inReferenceOrder(testsOf(stream)).map(asReference),
      run: testsRun(summary, { rules: 'reference' }),
      successful: passes(summary, { rules: 'reference' }),
    }
  })
  expect(ours).toEqual(foldedByReference(streams))
})
