import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { runParity } from './run-parity.ts'
import { vitest } from './vitest.ts'

const folder = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url))

test.each(['flag', 'backend'] as const)('the example, by the %s', async way => {
  const project = { folder: folder('examples/vitest'), args: [] }
  expect(await runParity(vitest, project, way)).toEqual({ compared: 16, leftOut: 0, differences: [] })
})

test.each(['flag', 'backend'] as const)('a part of our own suite, by the %s', async way => {
  const project = { folder: folder(''), args: ['packages/stream', 'packages/tap'] }
  const { compared, ...rest } = await runParity(vitest, project, way)
  expect(rest).toEqual({ leftOut: 0, differences: [] })
  expect(compared).toBeGreaterThan(100)
})
