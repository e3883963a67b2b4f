import { expect, test } from 'vitest'
import { columnsOf } from '../src/index.ts'

test.each<[isTerminal: boolean, env: NodeJS.ProcessEnv, drawn: boolean]>([
  [true, { TERM: 'xterm' }, true],
  [true, {}, true],
  [true, { TERM: 'dumb' }, false],
  [false, { TERM: 'xterm' }, false],
])('terminal %s with %j: %s', (isTerminal, env, drawn) => {
  expect(columnsOf({ isTerminal }, env) !== undefined).toBe(drawn)
})
