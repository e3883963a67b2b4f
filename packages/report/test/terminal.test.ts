import { type EventFields, testEvent } from '@subunit-js/protocol'
import { describe, expect, test } from 'vitest'
import { report } from '../src/index.ts'
import { bytes, visible } from './support/told.ts'

describe('on a terminal', () => {
  function screen(columns: number) {
    let text = ''
    let clock = 0
    const view = report({ write: part => (text += part), columns: () => columns, now: () => clock })
    return {
      event: (fields: EventFields) => view.event(testEvent(fields)),
      end: () => view.end(),
      /** What drawing after some time writes. */
      draw(milliseconds: number): string {
        clock += milliseconds
        text = ''
        view.drawProgress()
        return visible(text)
      },
      written(): string {
        const all = text
        text = ''
        return visible(all)
      },
    }
  }

  test('a line at the bottom tells how far the run is', () => {
    const { event, draw } = screen(80)
    const lines = [draw(0)]
    event({ testId: 'a', status: 'exists' })
    event({ testId: 'b', status: 'exists' })
    event({ testId: 'a', status: 'inprogress' })
    lines.push(draw(1500))
    event({ testId: 'b', status: 'inprogress' })
    lines.push(draw(60_000))
    event({ testId: 'a', status: 'success' })
    lines.push(draw(1000))
    event({ testId: 'b', status: 'fail' })
    event({ testId: 'c', status: 'success' })
    lines.push(draw(1000))
    expect(lines).toMatchInlineSnapshot(`
      [
        "<erase line>0.000 s  0 tests",
        "<erase line>1.500 s  0/2 tests  now a (1.500 s)",
        "<erase line>1 min 2 s  0/2 tests  now a (1 min 2 s) and 1 more",
        "<erase line>1 min 3 s  1/2 tests  now b (1 min 1 s)",
        "<erase line>1 min 4 s  3 tests, 1 failed",
      ]
    `)
  })

  test('the line makes way for what scrolls by, and is gone in the end', () => {
    const { event, draw, end, written } = screen(80)
    draw(0)
    event({ testId: 'a', status: 'fail' })
    event({ testId: 'b', status: 'success' })
    const failure = written()
    draw(0)
    end()
    expect([failure, written()]).toMatchInlineSnapshot(`
      [
        "<erase line>0.000 s  0 tests<erase line>FAIL a
      ",
        "<erase line>0.000 s  2 tests, 1 failed<erase line>
      Failures:
        FAIL a

      2 tests: 1 passed, 1 failed
      ",
      ]
    `)
  })

  test('it is no longer than the terminal is wide', () => {
    const { event, draw } = screen(40)
    event({ testId: 'a test with a very long name > 日本語のテスト', status: 'inprogress' })
    expect([draw(0), screen(10).draw(0)]).toMatchInlineSnapshot(`
      [
        "<erase line>0.000 s  0 tests  now a test with a ve…",
        "<erase line>0.000 s …",
      ]
    `)
  })

  test('it waits while a line of output is unfinished', () => {
    const { event, draw } = screen(80)
    event({ fileName: 'stdout', fileBytes: bytes('(Pdb) ') })
    const during = draw(0)
    event({ fileName: 'stdout', fileBytes: bytes('\n') })
    expect([during, draw(0)]).toEqual(['', '<erase line>0.000 s  0 tests'])
  })
})
