import { describe, expect, test } from 'vitest'
import { NODES, runNode } from './run.ts'

describe.each(NODES)('on Node %s', (_major, program) => {
  test('everything that a file may do is told', async () => {
    const { printed, status, stderr } = await runNode({ fixture: 'all', program, args: ['--test'] })
    expect({ status, stderr }).toEqual({ status: 1, stderr: '' })
    await expect(printed).toMatchFileSnapshot('expected/all.txt')
  })

  test('tests of the same names that run at once are told apart', async () => {
    const { printed, status } = await runNode({ fixture: 'concurrent', program, args: ['--test'] })
    expect(status).toBe(1)
    await expect(sorted(printed)).toMatchFileSnapshot('expected/concurrent.txt')
  })

  test('a file that is run directly says the same', async () => {
    const args = ['concurrent.test.mjs']
    const { printed, status } = await runNode({ fixture: 'concurrent', program, args })
    expect(status).toBe(1)
    await expect(sorted(printed)).toMatchFileSnapshot('expected/concurrent.txt')
  })

  test('files that end early or cannot be loaded lose nothing that was known', async () => {
    const args = ['--test', '--test-concurrency', '1']
    const { printed, status } = await runNode({ fixture: 'crashes', program, args })
    expect(status).toBe(1)
    const plain = printed.replace(/Node\.js v.*/, 'Node.js <version>')
    await expect(plain).toMatchFileSnapshot('expected/crashes.txt')
  })
})

test('tests that share the process of the runner say the same', async () => {
  const args = ['--test', '--test-isolation=none']
  const { printed, status } = await runNode({ fixture: 'concurrent', args })
  expect(status).toBe(1)
  await expect(sorted(printed)).toMatchFileSnapshot('expected/concurrent.txt')
})

test('the stream goes where --test-reporter-destination or the environment says', async () => {
  const args = ['--test', '--test-reporter-destination', 'out.subunit']
  const byOption = await runNode({ fixture: 'concurrent', args, outputFile: 'out.subunit' })
  const byVariable = await runNode({
    fixture: 'concurrent',
    args: ['--test'],
    outputFile: 'out.subunit',
    env: { SUBUNIT_OUTPUT_FILE: 'out.subunit' },
  })
  for (const { printed, written, status } of [byOption, byVariable]) {
    expect({ printed, status }).toEqual({ printed: '', status: 1 })
    await expect(sorted(written!)).toMatchFileSnapshot('expected/concurrent.txt')
  }
})

test('options that are wrong end the run with one line', async () => {
  const env = { SUBUNIT_OUTPUT_FILE: 'no/such/folder' }
  const { status, stderr } = await runNode({ fixture: 'concurrent', args: ['--test'], env })
  expect({ status, stderr: stderr.replace(/\(.*\)/, '(<why>)') }).toEqual({
    status: 1,
    stderr: 'subunit: The output file "no/such/folder" cannot be opened for writing (<why>).\n',
  })
})

/** By id, since what runs at once is told in no order that could be relied on. */
function sorted(rendered: string): string {
  return rendered
    .split(/\n(?=\S)/)
    .sort()
    .join('\n')
}
