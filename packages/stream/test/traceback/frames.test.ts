import { framesOf } from '@subunit-js/stream'
import { expect, test } from 'vitest'

test.each([
  ['    at Object.<anonymous> (/p/test/a.test.js:4:92)', { file: '/p/test/a.test.js', line: 4, column: 92 }],
  ['    at /p/test/a.test.js:4:92', { file: '/p/test/a.test.js', line: 4, column: 92 }],
  ['    at async file:///p/my%20app/a.mjs:4:92', { file: '/p/my app/a.mjs', line: 4, column: 92 }],
  ['    at load (file:///C:/p/a.mjs?v=1:4:92)', { file: 'C:/p/a.mjs', line: 4, column: 92 }],
  ['    at page (/p/app/(shop)/page.tsx:4:92)', { file: '/p/app/(shop)/page.tsx', line: 4, column: 92 }],
  ['    at new Foo [as bar] (C:\\p\\a.js:4:92)', { file: 'C:/p/a.js', line: 4, column: 92 }],
  [' ❯ src/a.test.ts:4:92', { file: 'src/a.test.ts', line: 4, column: 92 }],
  [' ❯ helper src/help.ts:4:92', { file: 'src/help.ts', line: 4, column: 92 }],
  ['  File "/p/test_a.py", line 4, in test_it', { file: '/p/test_a.py', line: 4, column: undefined }],
  ['#   at t/basic.t line 4.', { file: 't/basic.t', line: 4, column: undefined }],
  ['# (in test file test/a.bats, line 4)', { file: 'test/a.bats', line: 4, column: undefined }],
  ['/p/src/broken.js:4', { file: '/p/src/broken.js', line: 4, column: undefined }],
  ['src/a.c:4:92: error: no', { file: 'src/a.c', line: 4, column: 92 }],
])('%s is a frame', (line, frame) => {
  expect(framesOf(line)).toEqual([frame])
})

test.each(['TypeError: bad', 'at noon', '  4 | expect(1)', 'see http://host:80/x', '12:30:00 ready', ''])(
  '"%s" is none',
  line => {
    expect(framesOf(line)).toEqual([])
  },
)

test('frames keep the order of their lines', () => {
  const traceback =
    'Error: x\n    at a (/p/a.js:1:2)\n    at b (/p/b.js:3:4)\n  [cause] Error: y\n      at c (/p/c.js:5:6)'
  expect(framesOf(traceback).map(({ file }) => file)).toEqual(['/p/a.js', '/p/b.js', '/p/c.js'])
})
