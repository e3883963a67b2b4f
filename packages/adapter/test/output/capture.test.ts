import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const fixture = fileURLToPath(new URL('../fixtures/capture.mjs', import.meta.url))

function run(passOn: readonly string[]) {
  const { stdout, stderr } = spawnSync(process.execPath, [fixture, JSON.stringify(passOn)], {
    encoding: 'utf8',
  })
  const [printed, captured] = stdout.split('CAPTURED')
  return { printed, stderr, captured: JSON.parse(captured!) }
}

const CAPTURED = [
  ['stdout', 'a line\n'],
  ['stderr', 'an error\n'],
  ['stdout', 'half'],
  ['stdout', [0xb3]],
  ['stdout', [0xe9]],
  ['stdout', 'with a callback'],
]

test('what goes through the streams is captured, bytes as bytes, and callers are called back', () => {
  expect(run([])).toEqual({ printed: 'called back\n', stderr: '', captured: CAPTURED })
})

test('streams can be written to as well', () => {
  expect(run(['stderr'])).toEqual({ printed: 'called back\n', stderr: 'an error\n', captured: CAPTURED })
  const { printed } = run(['stdout'])
  expect(printed!.startsWith('a line\nhalf')).toBe(true)
})
