import { formatLoadList, parseLoadList } from '@subunit-js/stream'
import { expect, test } from 'vitest'
import { bytes } from '../support/event.ts'

test.each<[string, Uint8Array, string[]]>([
  ['nothing', bytes(''), []],
  ['lines', bytes('a\nb\n'), ['a', 'b']],
  ['no newline at the end', bytes('a\nb'), ['a', 'b']],
  ['empty lines', bytes('\na\n\n\r\nb\n\n'), ['a', 'b']],
  ['spaces stay', bytes(' a \n\t\n'), [' a ', '\t']],
  ['order and repetitions stay', bytes('b\na\nb\n'), ['b', 'a', 'b']],
  ['Windows line ends', bytes('a\r\nb\r\n'), ['a', 'b']],
  ['a carriage return at the very end', bytes('a\r'), ['a']],
  ['other carriage returns stay', bytes('a\rb\r\r\n'), ['a\rb\r']],
  ['a comment sign is part of an id', bytes('a # b\n#c\n'), ['a # b', '#c']],
  ['UTF-8', bytes('é > 日本\n'), ['é > 日本']],
  ['a byte order mark is part of an id', Uint8Array.of(0xef, 0xbb, 0xbf, 0x61), ['\ufeffa']],
  ['Latin-1', Uint8Array.of(0x61, 0xe9, 0x0a, 0x80, 0x0a), ['aé', '\x80']],
  ['Latin-1 as a whole', Uint8Array.of(0xc3, 0xa9, 0x0a, 0xe9), ['Ã©', 'é']],
  ['Unicode line separators end no line', bytes('a\u2028b\x85c\n'), ['a\u2028b\x85c']],
])('%s', (_, content, ids) => {
  expect(parseLoadList(content)).toEqual(ids)
})

test('a long Latin-1 list is read whole', () => {
  const ids = Array.from({ length: 20_000 }, (_, index) => `é${index}`)
  const content = Uint8Array.from(ids.map(id => `${id}\n`).join(''), character => character.charCodeAt(0))
  expect(parseLoadList(content)).toEqual(ids)
})

test('a list has one id a line', () => {
  expect(formatLoadList(['a', 'é'])).toEqual(bytes('a\né\n'))
  expect(formatLoadList([])).toEqual(bytes(''))
})
