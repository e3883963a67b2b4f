import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { ours, peer } from '../../../test/support/peers.ts'

const EXAMPLE = fileURLToPath(new URL('../../../examples/node-test', import.meta.url))

test("Python's testr runs the example in parallel, finds what fails and runs that again", () => {
  using project = copyOfExample()
  const testr = (...args: string[]) => {
    const { status, stdout, stderr } = spawnSync(peer('testr'), args, {
      cwd: project.folder,
      encoding: 'utf8',
    })
    return { status, said: `${stdout}${stderr}` }
  }
  expect(testr('init').status).toBe(0)
  expect(lastLine(testr('run', '--parallel', '--concurrency', '2'))).toEqual({
    status: 0,
    line: 'PASSED (id=0, skips=2)',
  })

  const file = join(project.folder, 'src/tide.js')
  const source = readFileSync(file, 'utf8')
  writeFileSync(file, source.replace('12 * 60 + 25', '12 * 60'))
  const failed = testr('run', '--parallel', '--concurrency', '2')
  expect(failed.status).toBe(1)
  expect(testr('failing', '--list').said.trim().split('\n').sort()).toEqual([
    'test/tide.test.js > depth > goes with the tide',
    'test/tide.test.js > depth > goes with the tide > at low water',
    'test/tide.test.js > depth > goes with the tide > half way',
    'test/tide.test.js > untilHighWater > is 715 minutes at 630',
  ])

  writeFileSync(file, source)
  expect(lastLine(testr('run', '--failing'))).toEqual({ status: 0, line: 'PASSED (id=2)' })
  expect(testr('failing', '--list').said).toBe('')
})

function lastLine({ status, said }: { status: number | null; said: string }): unknown {
  return {
    status,
    line: said
      .trim()
      .split('\n')
      .at(-1)!
      .replace(/ in [\d.]+s.*?(?=\)| \(id)/, ''),
  }
}

/** The example in a folder of its own, as a repository has to be. */
function copyOfExample(): Disposable & { readonly folder: string } {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'subunit-node-test-example-')))
  cpSync(EXAMPLE, folder, { recursive: true, filter: path => !path.includes('.testrepository') })
  const configuration = join(folder, '.testr.conf')
  const command = `${process.execPath} ${ours('node-test', 'subunit-node-test')}`
  const given = readFileSync(configuration, 'utf8')
  writeFileSync(configuration, given.replace('npx --no -- subunit-node-test', command))
  return { folder, [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }) }
}
