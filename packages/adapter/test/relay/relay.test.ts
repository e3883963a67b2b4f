import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import { openRelay } from '@subunit-js/adapter'
import { expect, test } from 'vitest'

const worker = fileURLToPath(new URL('fixtures/worker.mjs', import.meta.url))

test('a process that blocks its event loop is heard at once', async () => {
  const messages: unknown[] = []
  const heard = Promise.withResolvers<void>()
  const relay = openRelay({
    onMessage: message => {
      messages.push(message)
      heard.resolve()
    },
  })
  const child = spawn(process.execPath, [worker, relay.path, 'block'])
  await heard.promise
  const stillRuns = child.exitCode === null && child.signalCode === null
  child.kill('SIGKILL')
  await once(child, 'exit')
  relay.close()
  expect({ messages, stillRuns }).toEqual({ messages: [{ hello: 'world' }], stillRuns: true })
})

test('draining takes in what was written without waiting for the event loop', () => {
  const messages: unknown[] = []
  const relay = openRelay({ onMessage: message => messages.push(message) })
  spawnSync(process.execPath, [worker, relay.path, 'once'])
  const before = [...messages]
  relay.drain()
  relay.close()
  expect({ before, messages }).toEqual({ before: [], messages: [{ hello: 'world' }] })
})

test('messages longer than a pipe holds come whole from processes and threads at the same time', async () => {
  const counts = new Map<string, number>()
  const relay = openRelay({
    onMessage: message => {
      const { text } = message as { text: string }
      counts.set(text, (counts.get(text) ?? 0) + 1)
    },
  })
  const processes = ['a', 'b'].map(letter => spawn(process.execPath, [worker, relay.path, 'many', letter]))
  const threads = ['c', 'd'].map(letter => new Worker(worker, { argv: [relay.path, 'many', letter] }))
  await Promise.all([...processes, ...threads].map(one => once(one, 'exit')))
  relay.close()
  const expected = ['a', 'b', 'c', 'd'].map(letter => [`${letter}\n³`.repeat(30_000), 20])
  expect([...counts].sort()).toEqual(expected)
})

test('writers of one process share a descriptor, and writing to a relay that is gone does nothing', async () => {
  const messages: unknown[] = []
  const relay = openRelay({ onMessage: message => messages.push(message) })
  const child = spawn(process.execPath, [worker, relay.path, 'outlive'], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  await once(child.stdout, 'data')
  relay.close()
  child.stdin.end('the relay is closed')
  const [status] = await once(child, 'exit')
  const left = existsSync(dirname(relay.path))
  expect({ messages, status, left }).toEqual({ messages: [1, 2], status: 0, left: false })
})
