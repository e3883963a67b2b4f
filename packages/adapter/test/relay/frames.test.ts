import fc from 'fast-check'
import { expect, test } from 'vitest'
import { FrameReader, framesOf } from '../../src/relay/frames.ts'

test('messages come out as they went in, however the lines of several writers mix and are cut', () => {
  const messages = fc.array(
    fc.json({ maxDepth: 2 }).map(text => JSON.parse(text)),
    { maxLength: 4 },
  )
  const arbitrary = fc.record({
    first: messages,
    second: messages,
    long: fc.string({ minLength: 9000, maxLength: 9100, unit: 'binary' }),
    cut: fc.integer({ min: 1, max: 5000 }),
  })
  fc.assert(
    fc.property(arbitrary, ({ first, second, long, cut }) => {
      const mine = [...first, long]
      const bytes = Buffer.concat(
        zip(
          mine.flatMap(message => framesOf('1.0', message)),
          second.flatMap(message => framesOf('2.7', message)),
        ),
      )
      const heard: unknown[] = []
      const reader = new FrameReader(message => heard.push(message))
      for (let at = 0; at < bytes.length; at += cut) reader.write(bytes.subarray(at, at + cut))
      expect(sorted(heard)).toEqual(sorted([...mine, ...second]))
    }),
  )
})

test('a frame is never longer than what a pipe takes whole', () => {
  const lengths = framesOf('12345.6', 'x'.repeat(10_000)).map(frame => frame.length)
  expect(lengths).toEqual([4096, 4096, 1843])
})

function zip<T>(left: readonly T[], right: readonly T[]): T[] {
  return Array.from({ length: Math.max(left.length, right.length) }, (_, index) => [
    left[index],
    right[index],
  ])
    .flat()
    .filter(item => item !== undefined)
}

function sorted(values: readonly unknown[]): string[] {
  return values.map(value => JSON.stringify(value)).sort()
}
