import { describe, expect, onTestFinished, test } from 'vitest'
import type { Store, StoredAttempt } from '../src/index.ts'
import { at, bytesOf, store, stream, tested } from './support/streams.ts'

/** What every store does, whatever it is made of. `make` gives a new, empty one. */
export function describeStore(name: string, make: () => Store): void {
  function made(): Store {
    const made = make()
    onTestFinished(() => made[Symbol.dispose]())
    return made
  }

  describe(`${name}: runs`, () => {
    test('an empty store has nothing', () => {
      const empty = made()
      expect([empty.runs(), empty.attempts(), empty.times()]).toEqual([[], [], new Map()])
    })

    test('a run is kept with all that is known of it', () => {
      const it = made()
      const run = it.begin({
        partial: true,
        command: 'npm test -- --fast',
        commit: 'abc',
        dirty: true,
        seed: '42',
        concurrency: 4,
        labels: ['nightly'],
        profileTags: ['node22'],
        origin: 'elsewhere',
        started: at(0),
      })
      run.write(
        stream(
          ...tested('a', 'success', [5, 10]),
          {
            fileName: 'coverage.json',
            fileBytes: Buffer.from('{'),
            mimeType: 'application/json',
            routeCode: '0',
          },
          { fileName: 'coverage.json', fileBytes: Buffer.from('}'), eof: true, routeCode: '0' },
        ),
      )
      const finished = run.finish({ exitStatus: 3, finished: at(2000) })
      expect({ ...finished, bytes: undefined, storedBytes: undefined }).toStrictEqual({
        id: 0,
        state: 'finished',
        cause: 'run',
        partial: true,
        command: 'npm test -- --fast',
        commit: 'abc',
        dirty: true,
        seed: '42',
        concurrency: 4,
        labels: ['nightly'],
        profileTags: ['node22'],
        origin: 'elsewhere',
        started: at(0),
        finished: at(2000),
        exitStatus: 3,
        summary: {
          success: 1,
          fail: 0,
          skip: 0,
          xfail: 0,
          uxsuccess: 0,
          incomplete: 0,
          unreported: 0,
          listed: 0,
          runnableUxsuccess: 0,
          flaky: 0,
          tags: [],
          start: at(5),
          stop: at(15),
        },
        files: [{ name: 'coverage.json', mimeType: 'application/json', size: 2, routeCode: '0' }],
        bytes: undefined,
        storedBytes: undefined,
      })
      expect(it.runs()).toEqual([finished])
    })

    test('runs come newest first, and can be asked for by id, state, cause and number', () => {
      const it = made()
      store(it, stream())
      store(it, stream(), { cause: 'probe' })
      it.begin()
      const ids = (query: Parameters<Store['runs']>[0]) => it.runs(query).map(({ id }) => id)
      expect([
        ids({}),
        ids({ limit: 2 }),
        ids({ id: 1 }),
        ids({ cause: 'probe' }),
        ids({ state: 'running' }),
        ids({ cause: 'run', state: 'finished' }),
      ]).toEqual([[2, 1, 0], [2, 1], [1], [1], [2], [0]])
    })

    test('a stream comes back verbatim, noise and damage included', () => {
      const it = made()
      const bytes = Buffer.concat([
        stream(...tested('a', 'success')),
        Buffer.from('noise\n\xb3'),
        stream(...tested('b', 'fail')).subarray(3),
      ])
      store(it, bytes)
      expect(bytesOf(it.read(0))).toEqual(bytes)
    })

    test('a stream of many megabytes comes back verbatim', () => {
      const it = made()
      const fileBytes = Buffer.alloc(3_000_000, 'all work and no play ')
      const bytes = stream(
        ...[1, 2, 3, 4].map(number => ({
          testId: `${number}`,
          status: 'success' as const,
          fileName: 'log',
          fileBytes,
        })),
      )
      expect(store(it, bytes).bytes).toBe(bytes.length)
      expect(bytesOf(it.read(0)).equals(bytes)).toBe(true)
    })

    test('a run can be read while it is written', () => {
      const it = made()
      const run = it.begin()
      const bytes = stream(...tested('a', 'success'))
      run.write(bytes.subarray(0, 10))
      expect(bytesOf(it.read(0))).toEqual(Buffer.from(bytes.subarray(0, 10)))
      run.write(bytes.subarray(10))
      expect([bytesOf(it.read(0)), it.runs()[0]!.state]).toEqual([Buffer.from(bytes), 'running'])
      run.finish()
    })

    test('two runs at once are kept apart', () => {
      const it = made()
      const [one, two] = [it.begin(), it.begin()]
      const [first, second] = [stream(...tested('a', 'success')), stream(...tested('b', 'fail'))]
      one.write(first.subarray(0, 7))
      two.write(second)
      two.finish()
      one.write(first.subarray(7))
      one.finish()
      expect([bytesOf(it.read(0)), bytesOf(it.read(1))]).toEqual([Buffer.from(first), Buffer.from(second)])
      expect(it.attempts().map(({ run, testId }) => [run, testId])).toEqual([
        [1, 'b'],
        [0, 'a'],
      ])
    })

    test('a run can be ended once, and not be written to after that', () => {
      const it = made()
      const run = it.begin()
      run.finish()
      expect(() => run.write(stream())).toThrow('Run 0 was written to after its end.')
      expect(() => run.finish()).toThrow('Run 0 was ended twice.')
    })

    test('there is no reading of a run that does not exist', () => {
      expect(() => bytesOf(made().read(7))).toThrow('There is no run 7.')
    })

    test('a removed run is gone and its number is not given again', () => {
      const it = made()
      store(it, stream(...tested('a', 'fail')))
      store(it, stream(...tested('b', 'success')), { partial: true })
      it.remove([1, 0])
      expect([it.runs(), failing(it), [...it.times().keys()]]).toEqual([[], ['a'], ['a', 'b']])
      expect(it.begin().id).toBe(2)
      expect(() => it.remove([2])).toThrow('Run 2 cannot be removed while it is being written.')
      expect(() => it.remove([0])).toThrow('There is no run 0.')
    })
  })

  describe(`${name}: attempts`, () => {
    test('one test, told completely', () => {
      const it = made()
      store(it, stream(...tested('a', 'fail', [1, 2], { tags: ['worker-1', 'slow'], routeCode: '0/1' })))
      expect(it.attempts()).toStrictEqual([
        {
          run: 0,
          testId: 'a',
          profile: [],
          number: 1,
          cause: 'run',
          status: 'fail',
          runnable: true,
          lost: false,
          last: true,
          start: at(1),
          duration: 2,
          tags: ['slow', 'worker-1'],
          worker: 'worker-1',
          routeCode: '0/1',
        },
      ] satisfies StoredAttempt[])
    })

    test('retries in one report, in two, and a plain repetition', () => {
      const it = made()
      const retried = [
        { testId: 'a', status: 'inprogress', timestamp: at(0) },
        {
          testId: 'a',
          fileName: 'attempt-1/result',
          fileBytes: Buffer.from('{"status":"fail","stop":"2023-11-14T22:13:20.004Z"}'),
          eof: true,
        },
        { testId: 'a', status: 'inprogress', tags: ['attempt-2'], timestamp: at(5) },
        { testId: 'a', status: 'success', tags: ['attempt-2'], timestamp: at(8) },
      ] as const
      store(
        it,
        stream(
          ...retried,
          ...tested('b', 'fail'),
          ...tested('b', 'success', [20, 5], { tags: ['attempt-2'] }),
          ...tested('c', 'fail'),
          ...tested('c', 'success', [20, 5]),
        ),
      )
      const told = it.attempts().map(({ testId, number, cause, status, last, duration }) => ({
        testId,
        number,
        cause,
        status,
        last,
        duration,
      }))
      expect(told).toEqual([
        { testId: 'a', number: 1, cause: 'run', status: 'fail', last: false, duration: 4 },
        { testId: 'a', number: 2, cause: 'retry', status: 'success', last: true, duration: 3 },
        { testId: 'b', number: 1, cause: 'run', status: 'fail', last: false, duration: 10 },
        { testId: 'b', number: 2, cause: 'retry', status: 'success', last: true, duration: 5 },
        { testId: 'c', number: 1, cause: 'run', status: 'fail', last: true, duration: 10 },
        { testId: 'c', number: 2, cause: 'repeat', status: 'success', last: true, duration: 5 },
      ])
      expect(failing(it)).toEqual(['c'])
    })

    test('what was promised and did not come is lost; what was only listed is no attempt', () => {
      const it = made()
      store(
        it,
        stream(
          { testId: 'begun', status: 'inprogress', timestamp: at(0) },
          { testId: 'announced', status: 'exists' },
          ...tested('settled', 'fail', [0, 0], { tags: ['lost'] }),
        ),
      )
      store(it, stream({ testId: 'listed', status: 'exists' }), { partial: true })
      expect(it.attempts().map(({ testId, status, lost }) => [testId, status, lost])).toEqual([
        ['settled', 'fail', true],
        ['begun', 'inprogress', true],
        ['announced', 'exists', true],
      ])
    })

    test('queries: of a run, of a test, by status, slowest, only so many', () => {
      const it = made()
      store(it, stream(...tested('a', 'fail', [0, 30]), ...tested('b', 'success', [0, 50])))
      store(
        it,
        stream(
          ...tested('a', 'success', [0, 40]),
          { testId: 'c', status: 'skip' },
          ...tested('d', 'fail', [10, -5]),
        ),
      )
      const told = (query: Parameters<Store['attempts']>[0]) =>
        it.attempts(query).map(({ run, testId }) => `${run}${testId}`)
      expect([
        told({ run: 0 }),
        told({ testId: 'a' }),
        told({ testId: 'a', run: 0 }),
        told({ testId: 'nobody' }),
        told({ statuses: ['fail', 'skip'] }),
        told({ order: 'slowest' }),
        told({ run: 1, order: 'slowest', limit: 1 }),
        told({ failing: true, testId: 'd' }),
      ]).toEqual([
        ['0a', '0b'],
        ['1a', '0a'],
        ['0a'],
        [],
        ['1c', '1d', '0a'],
        ['0b', '1a', '0a', '1d', '1c'],
        ['1a'],
        ['1d'],
      ])
    })
  })

  describe(`${name}: failing tests`, () => {
    test('a full run replaces the list, a partial one merges into it', () => {
      const it = made()
      store(it, stream(...tested('a', 'fail'), ...tested('b', 'fail'), ...tested('c', 'success')))
      expect(failing(it)).toEqual(['a', 'b'])
      store(it, stream(...tested('a', 'success'), ...tested('c', 'fail')), { partial: true })
      expect(failing(it)).toEqual(['b', 'c'])
      store(it, stream(...tested('b', 'skip')), { partial: true })
      expect(failing(it)).toEqual(['c'])
      store(it, stream(...tested('d', 'uxsuccess'), ...tested('e', 'xfail')))
      expect(failing(it)).toEqual(['d'])
    })

    test('probes and runs without tests do not touch it', () => {
      const it = made()
      store(it, stream(...tested('a', 'fail')))
      store(it, stream(...tested('a', 'success'), ...tested('b', 'fail')), { cause: 'probe' })
      store(it, stream())
      expect(failing(it)).toEqual(['a'])
      expect(it.attempts({ run: 1 }).map(({ cause }) => cause)).toEqual(['probe', 'probe'])
    })

    test('a run that was stopped counts as partial, and what it left open did not fail', () => {
      const it = made()
      store(it, stream(...tested('a', 'fail'), ...tested('b', 'fail')))
      const run = it.begin()
      run.write(
        stream(...tested('a', 'success'), ...tested('c', 'fail'), { testId: 'd', status: 'inprogress' }),
      )
      expect(run.finish({ interrupted: true }).state).toBe('interrupted')
      expect(failing(it)).toEqual(['b', 'c'])
    })

    test('profiles are kept apart', () => {
      const it = made()
      const of = (tag: string, status: 'fail' | 'success') =>
        stream(...tested('a', status, [0, 10], { tags: [tag, 'worker-0'] }))
      const profileTags = ['node22', 'node24']
      store(it, of('node22', 'fail'), { profileTags })
      store(it, of('node24', 'success'), { profileTags })
      expect(it.attempts({ failing: true }).map(({ testId, profile }) => [testId, profile])).toEqual([
        ['a', ['node22']],
      ])
      store(it, of('node22', 'success'), { profileTags })
      expect([failing(it), it.times(['node24']), it.times()]).toEqual([
        [],
        new Map([['a', { last: 10, median: 10 }]]),
        new Map(),
      ])
    })

    test('what stands for a stream and not for a test is failing until the next run', () => {
      const it = made()
      store(
        it,
        Buffer.concat([stream(...tested('a', 'fail')), stream(...tested('b', 'fail')).subarray(0, 10)]),
      )
      expect(failing(it)).toEqual(['a', 'subunit.parser'])
      store(it, stream(...tested('b', 'success')), { partial: true })
      expect(failing(it)).toEqual(['a'])
    })
  })

  describe(`${name}: times`, () => {
    test('the last time and the median of the last five', () => {
      const it = made()
      for (const duration of [100, 1, 2, 9, 3, 4]) store(it, stream(...tested('a', 'success', [0, duration])))
      expect(it.times()).toEqual(new Map([['a', { last: 4, median: 3 }]]))
    })

    test('an even number of times', () => {
      const it = made()
      for (const duration of [1, 2, 9, 4]) store(it, stream(...tested('a', 'fail', [0, duration])))
      expect(it.times()).toEqual(new Map([['a', { last: 4, median: 3 }]]))
    })

    test('skips, probes and times below nought say nothing', () => {
      const it = made()
      store(
        it,
        stream(...tested('a', 'skip'), ...tested('b', 'success', [10, -5]), { testId: 'c', status: 'fail' }),
      )
      store(it, stream(...tested('d', 'success')), { cause: 'probe' })
      expect(it.times()).toEqual(new Map())
    })
  })
}

function failing(it: Store): string[] {
  return it
    .attempts({ failing: true })
    .map(({ testId }) => testId)
    .sort()
}
