import { parseArgs } from 'node:util'
import type { Check } from './check.ts'
import { v1Decoding, v1Encoding } from './v1-checks.ts'
import { v2Decoding, v2Encoding } from './v2-checks.ts'

// Compares with the reference for as long as it is told to, in seconds, with new seeds all the time or from the
// one given. Ends with status 1 at the first difference, and prints it with its seed.

const CASES = 1000

const checks: Record<string, Check> = { v2Encoding, v2Decoding, v1Encoding, v1Decoding }

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '600' },
    seed: { type: 'string', default: String(Date.now()) },
  },
})
const end = performance.now() + Number(values.seconds) * 1000
const totals = new Map(Object.keys(checks).map(name => [name, { same: 0, decided: 0 }]))

for (let seed = Number(values.seed) | 0; performance.now() < end; seed = (seed + 1) | 0) {
  for (const [name, check] of Object.entries(checks)) {
    const { same, decided, failures } = check(seed, CASES)
    if (failures.length > 0) {
      console.error(`${name} differs from the reference with --seed ${seed}:`)
      console.error(JSON.stringify(failures[0], undefined, 2))
      process.exit(1)
    }
    const total = totals.get(name)!
    total.same += same
    total.decided += decided
  }
}

for (const [name, { same, decided }] of totals) {
  console.log(`${name}: ${same} cases the same, ${decided} the same but for what was decided to differ`)
}
