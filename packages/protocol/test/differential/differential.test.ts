import { expect, test } from 'vitest'
import type { Check } from './check.ts'
import { v1Decoding, v1Encoding } from './v1-checks.ts'
import { v2Decoding, v2Encoding } from './v2-checks.ts'

const SEED = 20130406

const checks: [string, Check, number, number][] = [
  ['packets are written as', v2Encoding, 3000, 3000],
  ['v2 streams are read as', v2Decoding, 4000, 2500],
  ['v1 streams are written as', v1Encoding, 1500, 1500],
  ['v1 streams are read as', v1Decoding, 3000, 1500],
]

test.for(checks)('%s by the reference', ([, check, count, same]) => {
  const result = check(SEED, count)
  expect(result.failures).toEqual([])
  // Were all differences allowed for, nothing would have been compared.
  expect(result.same).toBeGreaterThanOrEqual(same)
})
