// Makes `recorded.json` of several runs of one suite: node record.ts <Vitest JSON report>... > recorded.json
// Only files and tests that all runs have are kept, files under numbers instead of names.
import { readFileSync } from 'node:fs'

interface Report {
  readonly testResults: readonly {
    readonly name: string
    readonly assertionResults: readonly { readonly fullName: string; readonly duration?: number }[]
  }[]
}

const runs = process.argv.slice(2).map(path => {
  const report: Report = JSON.parse(readFileSync(path, 'utf8'))
  return new Map(
    report.testResults.flatMap(({ name, assertionResults }) =>
      assertionResults.map(test => [`${name} > ${test.fullName}`, { file: name, ...test }] as const),
    ),
  )
})
const [first, ...others] = runs
const files = new Map<string, Record<string, number[]>>()
for (const [key, { file, duration }] of first!) {
  const durations = [duration, ...others.map(run => run.get(key)?.duration)]
  if (!durations.every(each => each !== undefined)) continue
  const tests = files.get(file) ?? {}
  files.set(file, tests)
  tests[`t${Object.keys(tests).length}`] = durations.map(each => Math.round(each * 100) / 100)
}
const numbered = [...files.values()].map((tests, index) => [`test/f${index}.test.ts`, tests])
process.stdout.write(`${JSON.stringify(Object.fromEntries(numbered))}\n`)
