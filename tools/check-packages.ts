// Checks what users would get: every package's exports resolve, its files are there, and its fields are sound.
import { globSync } from 'node:fs'
import { dirname } from 'node:path'
import { publint } from 'publint'
import { formatMessage } from 'publint/utils'

let problems = 0
for (const manifest of globSync('packages/*/package.json').sort()) {
  const { messages, pkg } = await publint({ pkgDir: dirname(manifest), pack: false, strict: true })
  for (const message of messages) {
    console.error(`${pkg.name}: ${formatMessage(message, pkg, { color: false })}`)
    problems += 1
  }
}
if (problems > 0) {
  console.error(`${problems} problem(s) in what the packages would publish.`)
  process.exitCode = 1
}
