import { expect, test } from 'vitest'
import { resolveAnnouncements } from '../../src/read/announcements.ts'

/** `depths` are those of the comments `a`, `b`, ..., `from` the open document, `to` that of the next line. */
interface Case {
  readonly name: string
  readonly depths: readonly number[]
  readonly from: number
  readonly to: number
  /** Which comment announces the document of each depth from the first that is not open; `-` is none. */
  readonly openings: string
  readonly rest: string
}

const CASES: readonly Case[] = [
  { name: 'a comment with its parent', depths: [0], from: 0, to: 1, openings: 'a', rest: '' },
  { name: 'a comment with its content', depths: [1], from: 0, to: 1, openings: 'a', rest: '' },
  { name: 'no comment', depths: [], from: 0, to: 2, openings: '--', rest: '' },
  { name: 'comments with their parents', depths: [0, 1, 2], from: 0, to: 3, openings: 'abc', rest: '' },
  { name: 'comments with their content', depths: [1, 2, 3], from: 0, to: 3, openings: 'abc', rest: '' },
  {
    name: 'some with one, some with the other',
    depths: [1, 1, 2],
    from: 0,
    to: 3,
    openings: 'abc',
    rest: '',
  },
  {
    name: 'a comment inside subtests that have none',
    depths: [2],
    from: 0,
    to: 3,
    openings: '--a',
    rest: '',
  },
  {
    name: 'a comment in the content of an announced subtest',
    depths: [0, 1],
    from: 0,
    to: 1,
    openings: 'a',
    rest: 'b',
  },
  {
    name: 'a comment before a line of its own document',
    depths: [0],
    from: 0,
    to: 0,
    openings: '',
    rest: 'a',
  },
  { name: 'a comment for a document that is open', depths: [0], from: 1, to: 1, openings: '', rest: 'a' },
  { name: 'a comment that is too deep', depths: [3], from: 0, to: 1, openings: '-', rest: 'a' },
  { name: 'two comments for one subtest', depths: [0, 0], from: 0, to: 1, openings: 'b', rest: 'a' },
]

test.each(CASES)('$name', ({ depths, from, to, openings, rest }) => {
  const announcements = depths.map((depth, index) => ({ depth, text: String.fromCharCode(97 + index) }))
  const resolved = resolveAnnouncements(announcements, from, to)
  expect({
    openings: resolved.openings.map(({ announcement }) => announcement?.text ?? '-').join(''),
    depths: resolved.openings.map(({ depth }) => depth),
    rest: resolved.rest.map(({ text }) => text).join(''),
  }).toEqual({ openings, depths: [...openings].map((_, index) => from + 1 + index), rest })
})
