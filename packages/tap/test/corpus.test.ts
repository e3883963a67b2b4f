import { readdirSync, readFileSync } from 'node:fs'
import { testsOf } from '@subunit-js/stream'
import { Parser, type Result } from 'tap-parser'
import { describe, expect, test } from 'vitest'
import { readTap } from './support/read.ts'
import { render, verdictOf } from './support/render.ts'

const folder = new URL('fixtures/corpus/', import.meta.url)
const documents = readdirSync(folder).filter(name => name.endsWith('.tap'))

/** Documents that tap-parser passes and the standard does not. */
const STRICTER: Readonly<Record<string, string>> = {
  'die.tap': 'it printed no TAP',
  'empty.tap': 'it printed no TAP',
  'skip-all-with-assert.tap': 'the plan says that nothing is run, but there are test points',
}

test('the corpus is there', () => {
  expect(documents).toHaveLength(96)
})

describe.each(documents)('%s', name => {
  const bytes = readFileSync(new URL(name, folder))
  const whole = readTap(bytes)

  test('becomes the tests that were reviewed', async () => {
    await expect(render(whole)).toMatchFileSnapshot(`fixtures/corpus-events/${name.replace('.tap', '.txt')}`)
  })

  test('is judged as the standard says', () => {
    const { status, reason } = verdictOf(whole)
    const stricter = STRICTER[name]
    if (stricter === undefined) expect(status !== 'fail').toBe(parse(bytes).ok)
    else
      expect({ status, reason, byParser: parse(bytes).ok }).toEqual({
        status: 'fail',
        reason: stricter,
        byParser: true,
      })
  })

  test('loses no failing point that tap-parser knows of', () => {
    const failing = testsOf(whole).filter(({ status, runnable }) => status === 'fail' && !runnable)
    expect(failing.length).toBeGreaterThanOrEqual(parse(bytes).failing.length)
  })

  test('gives the same tests byte by byte', () => {
    expect(testsOf(readTap(bytes, { chunkBytes: 1 }))).toEqual(testsOf(whole))
  })
})

/** What tap-parser itself makes of a document. */
function parse(bytes: Buffer): { ok: boolean; failing: Result[] } {
  const failing: Result[] = []
  const root = new Parser()
  const watch = (parser: Parser) => {
    parser.on('assert', (result: Result) => {
      if (!result.ok && !result.todo && !result.skip) failing.push(result)
    })
    parser.on('child', watch)
  }
  watch(root)
  root.end(bytes.toString())
  return { ok: root.ok, failing }
}
