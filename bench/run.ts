// Runs all measurements, one after the other: `npm run bench`, or `npm run bench -- protocol cli` for some.
import { spawnSync } from 'node:child_process'
import { globSync } from 'node:fs'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'

const wanted = process.argv.slice(2)
const here = dirname(fileURLToPath(import.meta.url))
for (const script of globSync('*/{bench,commands,start-up}.ts', { cwd: here }).sort()) {
  const [name] = script.split('/')
  if (wanted.length > 0 && !wanted.includes(name!)) continue
  console.log(`\n== ${name} ==\n`)
  const { status } = spawnSync(process.execPath, [script], { cwd: here, stdio: 'inherit' })
  if (status !== 0) process.exitCode = 1
}
