import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { mocha } from './mocha.ts'
import { runParity } from './run-parity.ts'

const folder = fileURLToPath(new URL('../../examples/mocha', import.meta.url))

test.each(['flag', 'backend'] as const)('the example, by the %s', async way => {
  expect(await runParity(mocha, { folder, args: [] }, way)).toEqual({
    compared: 8,
    leftOut: 0,
    differences: [],
  })
})
