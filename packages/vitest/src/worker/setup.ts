// A setup file of every project: it runs in the worker before each test file and lets the main process know at
// once what the worker does. With the reporter alone it must never be the reason why a test fails.
import { openRelayWriter } from '@subunit-js/adapter/relay-writer'
import { instrumentRunners } from './instrument.ts'
import { type Given, PROVIDED } from './messages.ts'
import { createSender } from './sender.ts'

interface WorkerState {
  readonly providedContext?: Record<string, unknown>
  readonly config?: { readonly name?: string; readonly tagsFilter?: unknown }
}

const worker = (globalThis as { __vitest_worker__?: WorkerState }).__vitest_worker__
const given = worker?.providedContext?.[PROVIDED] as Given | undefined

if (given !== undefined) {
  try {
    const write = given.relay === undefined ? () => {} : openRelayWriter(given.relay).send
    await instrumentRunners({ given, config: worker?.config ?? {}, sender: createSender(write) })
  } catch (error) {
    if (given.request !== undefined) throw error
  }
}
