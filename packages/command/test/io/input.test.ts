import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { CommandError, Input } from '../../src/index.ts'

const folder = mkdtempSync(join(tmpdir(), 'command-input-'))
afterAll(() => rmSync(folder, { recursive: true }))

async function contentOf(input: Input): Promise<string> {
  let content = ''
  await input.read(chunk => {
    content += Buffer.from(chunk).toString('latin1')
  })
  return content
}

test('a file is read to its end, however long', async () => {
  const path = join(folder, 'long')
  const text = '0123456789'.repeat(100_000)
  writeFileSync(path, text)
  const content = await contentOf(new Input(path))
  expect(content === text).toBe(true)
})

test('an empty file is no chunk at all', async () => {
  const path = join(folder, 'empty')
  writeFileSync(path, '')
  expect(await contentOf(new Input(path))).toBe('')
})

test('FIFOs are read as they are written, whichever comes first', async () => {
  const paths = Array.from({ length: 8 }, (_, index) => join(folder, `fifo-${index}`))
  execFileSync('mkfifo', paths)
  const chunks: string[] = []
  const ends = paths.map((path, index) =>
    new Input(path).read(chunk => {
      chunks.push(`${index}: ${Buffer.from(chunk)}`)
    }),
  )
  for (const index of [7, 0, 3, 1, 2, 6, 5, 4]) {
    const writer = await open(paths[index]!, 'w')
    await writer.write(`${chunks.length}`)
    await writer.close()
    await ends[index]
  }
  expect(chunks).toEqual(['7: 0', '0: 1', '3: 2', '1: 3', '2: 4', '6: 5', '5: 6', '4: 7'])
})

test('what the handler throws ends the reading and comes out', async () => {
  const path = join(folder, 'thrown')
  writeFileSync(path, 'content')
  const error = new Error('enough')
  const reading = new Input(path).read(() => {
    throw error
  })
  await expect(reading).rejects.toBe(error)
})

test('a missing file is refused when it is opened', () => {
  const path = join(folder, 'missing')
  const message = `cannot read "${path}": no such file or directory`
  expect(() => new Input(path)).toThrow(new CommandError('unreadable-input', message))
})

test('a folder is refused when it is opened', () => {
  expect(() => new Input(folder)).toThrow(new CommandError('unreadable-input', `"${folder}" is a directory`))
})

test('names are for messages', () => {
  const path = join(folder, 'empty')
  expect([new Input(path).name, new Input('-').name, new Input().name]).toEqual([
    `"${path}"`,
    'standard input',
    'standard input',
  ])
})
