import { type Status, testEvent } from '@subunit-js/protocol'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Ledger, type Settlement } from '../../src/schedule/ledger.ts'

const KILLED = { how: 'was killed by SIGKILL' }
const EXITED = { how: 'exited with status 0' }

/** A ledger in which worker "w" was given `ids` and said `said`. */
function after(
  ids: readonly string[],
  said: readonly [string, Status][],
  ledger: Ledger = new Ledger(),
): Ledger {
  ledger.assign('w', ids)
  for (const [testId, status] of said) ledger.event('w', testEvent({ testId, status }))
  return ledger
}

describe('Ledger', () => {
  test('asks for nothing when all was reported', () => {
    const ledger = after(
      ['a > 1', 'a > 2'],
      [
        ['a > 1', 'inprogress'],
        ['a > 1', 'success'],
        ['a > 2', 'skip'],
        ['unasked', 'fail'],
      ],
    )
    expect(ledger.end('w', EXITED, true)).toStrictEqual({ failed: [], again: [] })
  })

  test('fails the test in progress and runs the rest again, once', () => {
    const ledger = after(
      ['a > 1', 'a > 2', 'a > 3', 'a > 4'],
      [
        ['a > 1', 'success'],
        ['a > 2', 'inprogress'],
      ],
    )
    expect(ledger.inProgress('w')).toStrictEqual(['a > 2'])
    expect(ledger.end('w', KILLED, false)).toStrictEqual({
      failed: [
        {
          id: 'a > 2',
          lost: false,
          reason: 'The worker was killed by SIGKILL while the test was in progress.',
        },
      ],
      again: ['a > 3', 'a > 4'],
    })
    expect(after(['a > 3', 'a > 4'], [['a > 3', 'fail']], ledger).end('w', EXITED, true)).toStrictEqual({
      failed: [
        {
          id: 'a > 4',
          lost: true,
          reason:
            'The test was asked for twice, and no worker reported it; the last one exited with status 0.',
        },
      ],
      again: [],
    })
  })

  test('does not believe a worker that exits as if all were done', () => {
    const ledger = after(['pkg.a', 'pkg.b'], [['pkg.a', 'exists']])
    expect(ledger.end('w', EXITED, true)).toStrictEqual({ failed: [], again: ['pkg.a', 'pkg.b'] })
  })

  test('takes the path of a file for answered by its own event, or by results and a peaceful end', () => {
    const outcomes = [
      after(
        ['a.ts'],
        [
          ['a.ts > 1', 'success'],
          ['a.ts', 'success'],
        ],
      ).end('w', KILLED, false),
      after(['a.ts'], [['a.ts > 1', 'success']]).end('w', EXITED, true),
      after(['a.ts'], [['a.ts > 1', 'success']]).end('w', KILLED, false),
      after(['a.ts'], []).end('w', EXITED, true),
    ]
    expect(outcomes.map(({ again }) => again)).toStrictEqual([[], [], ['a.ts'], ['a.ts']])
  })

  test('runs only the rest of a file that announced its tests', () => {
    const ledger = after(
      ['a.ts', 'b.ts'],
      [
        ['a.ts > 1', 'exists'],
        ['a.ts > 2', 'exists'],
        ['a.ts > 3', 'exists'],
        ['a.ts > 1', 'success'],
        ['a.ts > 2', 'inprogress'],
      ],
    )
    const { failed, again } = ledger.end('w', KILLED, false)
    expect([failed.map(({ id }) => id), again]).toStrictEqual([['a.ts > 2'], ['a.ts > 3', 'b.ts']])
  })

  test('loses nothing when the run is stopped', () => {
    const ledger = after(['a > 1', 'a > 2'], [['a > 1', 'inprogress']])
    expect(ledger.end('w', { how: 'was interrupted', stopped: true }, false)).toStrictEqual({
      failed: [
        { id: 'a > 1', lost: false, reason: 'The worker was interrupted while the test was in progress.' },
      ],
      again: [],
    })
  })

  test('knows nothing of a worker that was given nothing', () => {
    const ledger = new Ledger()
    ledger.event('w', testEvent({ testId: 'a', status: 'success' }))
    expect([ledger.end('w', EXITED, true), ledger.inProgress('w')]).toStrictEqual([
      { failed: [], again: [] },
      [],
    ])
  })

  test('ends every id asked for with a verdict, however often workers die', () => {
    const said = fc.array(
      fc.tuple(fc.nat(5), fc.constantFrom<Status>('exists', 'inprogress', 'success', 'fail')),
    )
    fc.assert(
      fc.property(fc.array(fc.tuple(said, fc.boolean()), { maxLength: 6 }), rounds => {
        const ledger = new Ledger()
        const ids = Array.from({ length: 6 }, (_, index) => `f.ts > ${index}`)
        const verdicts = new Map<string, number>()
        const verdict = (id: string): unknown => verdicts.set(id, (verdicts.get(id) ?? 0) + 1)
        let open = ids
        const lives = [...rounds, [[], true] as const, [[], false] as const]
        for (const [events, peaceful] of lives) {
          if (open.length === 0) break
          const asked = new Set(open)
          const mine = events.filter(([index]) => asked.has(ids[index]!))
          after(
            open,
            mine.map(([index, status]) => [ids[index]!, status]),
            ledger,
          )
          const settlement: Settlement = ledger.end('w', KILLED, peaceful)
          const failed = new Set(settlement.failed.map(({ id }) => id))
          for (const id of open) if (failed.has(id) || !settlement.again.includes(id)) verdict(id)
          open = [...settlement.again]
        }
        expect(open).toEqual([])
        expect(verdicts).toEqual(
          new Map(ids.map(id => [id, 1]).filter(([id]) => verdicts.has(id as string)) as [string, number][]),
        )
        expect(verdicts.size).toBe(ids.length)
      }),
    )
  })
})
