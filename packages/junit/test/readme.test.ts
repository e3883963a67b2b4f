import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'

const PYTEST = '<testsuite name="pytest"><testcase classname="a" name="b" time="1"/></testsuite>'

test('the example of the README runs', () => {
  const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8')
  const [, example] = /```ts\n([\s\S]*?)```/.exec(readme)!
  const folder = mkdtempSync(join(tmpdir(), 'junit-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  symlinkSync(fileURLToPath(new URL('../../../node_modules', import.meta.url)), join(folder, 'node_modules'))
  writeFileSync(join(folder, 'example.mts'), example!)
  writeFileSync(join(folder, 'pytest.xml'), PYTEST)

  const args = ['--conditions=@subunit-js/source', 'example.mts']
  const written = execFileSync(process.execPath, args, { cwd: folder, encoding: 'utf8', stdio: 'pipe' })
  expect(written).toMatchInlineSnapshot(`
    "<?xml version="1.0" encoding="UTF-8"?>
    <testsuites name="subunit" tests="1" failures="0" errors="0" skipped="0" time="1.000" timestamp="2027-01-15T08:00:00.000Z">
      <testsuite name="pytest" tests="1" failures="0" errors="0" skipped="0">
        <testcase name="b" classname="a" time="1.000"/>
      </testsuite>
    </testsuites>
    "
  `)
})
