import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { ours, peer } from '../../../../test/support/peers.ts'
import { stream } from '../support/run.ts'
import { testOf } from '../support/streams.ts'

const folder = mkdtempSync(join(tmpdir(), 'cli-terminal-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** Gives a command a terminal to write to, and what it writes there to standard output. */
const PTY = 'import pty, sys; sys.exit(pty.spawn(sys.argv[1:]) >> 8)'

function onTerminal(args: readonly string[], env: NodeJS.ProcessEnv = {}) {
  const child = spawn(peer('python'), ['-c', PTY, ours('cli', 'subunit'), ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, TERM: 'xterm', NO_COLOR: undefined, FORCE_COLOR: undefined, ...env },
  })
  let text = ''
  child.stdout.on('data', chunk => (text += chunk))
  return { child, text: () => text.replaceAll('\r\n', '\n') }
}

/** Takes out the progress lines: how often they are drawn is a matter of chance. */
function scrolled(text: string): string {
  const pieces = text.split('\r\u001b[K')
  return pieces.filter(piece => !/^\d+\.\d+ s {2}/.test(piece)).join('')
}

const failed = join(folder, 'failed')
writeFileSync(failed, stream(...testOf('a', 'fail')))

const PLAIN = 'FAIL a (1.000 s)\n\nFailures:\n  FAIL a\n\n1 test in 1.000 s: 1 failed\n'

test('colours are for terminals', async () => {
  const { child, text } = onTerminal(['cat', failed])
  expect(await once(child, 'close')).toEqual([1, null])
  expect(scrolled(text()).replaceAll('\u001b', '<esc>')).toBe(
    '<esc>[31m<esc>[1mFAIL<esc>[22m<esc>[39m a <esc>[2m(1.000 s)<esc>[22m\n\nFailures:\n  FAIL a\n\n' +
      '<esc>[1m<esc>[31m1 test in 1.000 s: 1 failed<esc>[39m<esc>[22m\n',
  )
})

test('there are none with NO_COLOR', async () => {
  const { child, text } = onTerminal(['cat', failed], { NO_COLOR: '1' })
  expect(await once(child, 'close')).toEqual([1, null])
  expect(scrolled(text())).toBe(PLAIN)
})

test('on a dumb terminal nothing is drawn', async () => {
  const { child, text } = onTerminal(['cat', failed], { TERM: 'dumb' })
  expect(await once(child, 'close')).toEqual([1, null])
  expect(text()).toBe(PLAIN)
})

test('while a stream goes on, a line tells how far it is', async () => {
  const path = join(folder, 'fifo')
  execFileSync('mkfifo', [path])
  const { child, text } = onTerminal(['cat', path], { NO_COLOR: '1' })
  const writer = await open(path, 'w')
  const [begins, ...rest] = testOf('a', 'fail')
  await writer.write(stream(begins!))
  await expect.poll(text, { timeout: 30_000 }).toContain('now a (')
  await writer.write(stream(...rest))
  await writer.close()
  expect(await once(child, 'close')).toEqual([1, null])
  const last = text()
    .split('\r\u001b[K')
    .findLast(piece => piece.includes(' tests  now '))
  expect({ scrolled: scrolled(text()), last: last?.replace(/\d+\.\d+ s/g, 'T s') }).toEqual({
    scrolled: PLAIN,
    last: 'T s  0 tests  now a (T s)',
  })
})
