import { expect, test } from 'vitest'
import { wantsColour } from '../src/index.ts'

test.each<[isTerminal: boolean, env: NodeJS.ProcessEnv, wanted: boolean]>([
  [true, {}, true],
  [true, { TERM: 'xterm' }, true],
  [false, {}, false],
  [true, { NO_COLOR: '1' }, false],
  [true, { NO_COLOR: '0' }, false],
  [true, { NO_COLOR: '' }, true],
  [true, { TERM: 'dumb' }, false],
])('terminal %s with %j: %s', (isTerminal, env, wanted) => {
  expect(wantsColour({ isTerminal }, env)).toBe(wanted)
})
