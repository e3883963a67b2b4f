import { execFileSync, spawnSync } from 'node:child_process'
import { linkSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, test } from 'vitest'
import { CommandError, Output } from '../../src/index.ts'

const copy = fileURLToPath(new URL('fixtures/copy.mjs', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'command-output-'))
afterAll(() => rmSync(folder, { recursive: true }))

test('writes of all sizes keep their order', () => {
  const path = join(folder, 'sizes')
  const sizes = [1, 65_535, 1, 65_536, 2, 65_537, 0, 300_000, 3]
  const output = new Output(path)
  for (const [index, size] of sizes.entries()) output.write(String(index).repeat(size))
  output.close()
  const expected = sizes.map((size, index) => String(index).repeat(size)).join('')
  expect(readFileSync(path, 'utf8') === expected).toBe(true)
})

test('small writes collect until they are flushed', () => {
  const path = join(folder, 'flush')
  const output = new Output(path)
  output.write('é')
  output.write(Uint8Array.of(0xff, 0x0a))
  const before = readFileSync(path, 'latin1')
  output.flush()
  const after = readFileSync(path, 'latin1')
  output.close()
  expect([before, after]).toEqual(['', '\xc3\xa9\xff\n'])
})

test('a file that is there is replaced', () => {
  const path = join(folder, 'old')
  writeFileSync(path, 'a long text')
  const output = new Output(path)
  output.write('new')
  output.close()
  expect(readFileSync(path, 'utf8')).toBe('new')
})

test.each(['itself', 'link', 'symlink'])('an input file is not overwritten: %s', kind => {
  const source = join(folder, `source-${kind}`)
  const path = kind === 'itself' ? source : join(folder, kind)
  writeFileSync(source, 'precious')
  if (kind === 'link') linkSync(source, path)
  if (kind === 'symlink') symlinkSync(source, path)
  const message = `the output file "${path}" is an input file as well`
  expect(() => new Output(path, [statSync(source)])).toThrow(new CommandError('usage', message))
  expect(readFileSync(source, 'utf8')).toBe('precious')
})

test.each([
  ['a folder that is missing', join(folder, 'missing', 'file'), 'no such file or directory'],
  ['a folder', folder, 'illegal operation on a directory'],
])('%s cannot be written', (_, path, reason) => {
  const message = `cannot write "${path}": ${reason}`
  expect(() => new Output(path)).toThrow(new CommandError('unwritable-output', message))
})

test('a full disk is told when the text is handed over', () => {
  const output = new Output('/dev/full')
  output.write('text')
  const message = 'cannot write "/dev/full": no space left on device'
  expect(() => output.close()).toThrow(new CommandError('unwritable-output', message))
})

test('a slow reader gets everything, also through a descriptor that does not block', () => {
  const script = `head -c 3000000 /dev/zero | "$0" "$1" non-blocking | (sleep 0.3; wc -c)`
  expect(execFileSync('sh', ['-c', script, process.execPath, copy], { encoding: 'utf8' }).trim()).toBe(
    '3000000',
  )
})

test.each(['pipe', 'file'])('standard input can be a %s', kind => {
  const path = join(folder, 'input')
  writeFileSync(path, 'text\n')
  const script = kind === 'pipe' ? `cat "$2" | "$0" "$1"` : `"$0" "$1" < "$2"`
  const { status, stdout } = spawnSync('sh', ['-c', script, process.execPath, copy, path], {
    encoding: 'utf8',
  })
  expect({ status, stdout }).toEqual({ status: 0, stdout: 'text\n' })
})
