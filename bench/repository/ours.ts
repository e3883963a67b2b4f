import { closeSync, openSync, readSync } from 'node:fs'
import { createStore, lastRun, openStore, readFailing, readRun, type Store } from '@subunit-js/repository'
import { failsVerdict } from '@subunit-js/stream'

// Does what one command does with a repository, in a process of its own, and prints what can be compared.

const READ_BYTES = 1 << 20

const actions: Record<string, (folder: string, stream: string) => void> = {
  init: folder => createStore(folder)[Symbol.dispose](),

  load(folder, stream) {
    using store = openStore(folder)
    const run = store.begin({ command: 'load' })
    const file = openSync(stream, 'r')
    const buffer = new Uint8Array(READ_BYTES)
    for (let length = readSync(file, buffer); length > 0; length = readSync(file, buffer)) {
      run.write(buffer.subarray(0, length))
    }
    closeSync(file)
    const { success, fail } = run.finish().summary!
    console.log(success + fail, fail)
  },

  last(folder) {
    using store = openStore(folder)
    const { id, summary } = lastRun(store)!
    const failures = readRun(store, id, failsVerdict).tests
    const texts = failures.map(({ attachments }) => Buffer.from(attachments[0]!.bytes).toString())
    console.log(summary!.success + summary!.fail, failures.length, texts.join('\n').length > 0)
  },

  slowest: folder =>
    withStore(folder, store => {
      for (const { testId, duration } of store.attempts({
        run: lastRun(store)!.id,
        last: true,
        order: 'slowest',
        limit: 10,
      })) {
        console.log(testId, duration)
      }
    }),

  'failing --list': folder =>
    withStore(folder, store => {
      console.log(
        store
          .attempts({ failing: true })
          .map(({ testId }) => testId)
          .join('\n'),
      )
    }),

  failing: folder =>
    withStore(folder, store => {
      console.log(readFailing(store).map(({ record }) => record!.attachments[0]!.size).length)
    }),
}

function withStore(folder: string, work: (store: Store) => void): void {
  using store = openStore(folder)
  work(store)
}

const [action, folder, stream] = process.argv.slice(2)
actions[action!]!(folder!, stream!)
