// Compares our stream with the framework's own JSON report over any project, by the flag and by the backend:
// node test/parity/main.ts <framework> <folder> [the framework's arguments]
import { resolve } from 'node:path'
import type { ParityFramework, Way } from './framework.ts'
import { mocha } from './mocha.ts'
import { runParity } from './run-parity.ts'
import { vitest } from './vitest.ts'

const FRAMEWORKS: readonly ParityFramework[] = [mocha, vitest]

const [name, folder, ...args] = process.argv.slice(2)
const framework = FRAMEWORKS.find(each => each.name === name)

if (framework === undefined || folder === undefined) {
  const names = FRAMEWORKS.map(each => each.name).join('|')
  console.error(`Usage: node test/parity/main.ts ${names} <folder> [arguments of the framework]`)
  process.exitCode = 2
} else {
  for (const way of ['flag', 'backend'] satisfies Way[]) {
    const { compared, leftOut, differences } = await runParity(
      framework,
      { folder: resolve(folder), args },
      way,
    )
    console.log(`${framework.name} by the ${way}: ${compared} tests compared, ${leftOut} left out by .only`)
    for (const difference of differences) console.log(`  ${difference}`)
    if (differences.length > 0) process.exitCode = 1
  }
}
