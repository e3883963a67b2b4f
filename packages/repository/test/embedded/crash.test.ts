import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { nodeFiles } from '../../src/embedded/files.ts'
import { createStore, type FileLayer, openStore, type Store } from '../../src/index.ts'
import { temporaryFolder } from '../support/folders.ts'
import { copyNow, PoweredFiles, steppedFiles } from '../support/recording-files.ts'
import { at, bytesOf, store, stream, tested } from '../support/streams.ts'

const EARLIER = stream(...tested('a', 'fail', [0, 3]), ...tested('b', 'success'))
const PIECES = [
  stream(...tested('a', 'success', [100, 5])),
  stream(...tested('c', 'fail'), { fileName: 'coverage', fileBytes: Buffer.alloc(300), eof: true }),
  stream({ testId: 'd', status: 'inprogress' }),
  stream({ testId: 'd', status: 'fail' }),
]
const LATER = Buffer.concat(PIECES)

/** What was said to be done at some moment, which a later failure may not take back. */
interface Done {
  begun: boolean
  written: number
  finished: boolean
  removed: boolean
}

/** A run is stored beside an earlier one, and then the earlier one is removed. */
function work(it: Store, done: Done): void {
  const run = it.begin({ command: 'later', started: at(0) })
  done.begun = true
  for (const piece of PIECES) {
    run.write(piece)
    done.written += piece.length
  }
  run.finish({ finished: at(500) })
  done.finished = true
  it.remove([0])
  done.removed = true
}

test('a process may die at every step of its writing', () => {
  const folder = temporaryFolder()
  const copies: { folder: string; done: Done; step: string }[] = []
  const done = { begun: false, written: 0, finished: false, removed: false }
  const original = withEarlierRun(join(folder, 'original'))
  const files = steppedFiles({
    onStep(step) {
      const copy = join(folder, `${copies.length}`)
      copyNow(original, copy)
      copies.push({ folder: copy, done: { ...done }, step })
    },
  })
  using it = openStore(original, { files })
  work(it, done)
  expect(copies.length).toBeGreaterThan(30)
  for (const copy of copies) expectSound(copy.folder, copy.done, done.written)
})

test('power may fail at every step of its writing', () => {
  const folder = temporaryFolder()
  const original = join(folder, 'original')
  const copies: { folder: string; done: Done }[] = []
  const done = { begun: false, written: 0, finished: false, removed: false }
  const powered = new PoweredFiles()
  let isArmed = false
  const files = powered.wrap(
    steppedFiles({
      onStep() {
        if (!isArmed) return
        const copy = join(folder, `${copies.length}`)
        powered.cut(original, copy)
        copies.push({ folder: copy, done: { ...done } })
      },
    }),
  )
  using it = createStore(original, { files })
  store(it, EARLIER)
  isArmed = true
  work(it, done)
  expect(copies.length).toBeGreaterThan(30)
  // Only what is finished is known to be on disk; of a run under way the system may have written nothing yet.
  for (const copy of copies) expectSound(copy.folder, { ...copy.done, written: 0 }, done.written)
})

test('the disk may be full at every step, from then on', () => {
  expectFaultsHarmless(step => currentStep => currentStep >= step)
})

test('a single step may fail', () => {
  expectFaultsHarmless(step => currentStep => currentStep === step)
})

function expectFaultsHarmless(faults: (step: number) => (currentStep: number) => boolean): void {
  const outcomes = new Set<string>()
  for (let step = 0; ; step++) {
    const folder = withEarlierRun(join(temporaryFolder(), 'repository'))
    const done = { begun: false, written: 0, finished: false, removed: false }
    let steps = 0
    const isFault = faults(step)
    const files = steppedFiles({
      onStep() {
        if (isFault(steps++)) throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' })
      },
    })
    outcomes.add(outcomeOf(folder, files, done))
    expectSound(folder, done, LATER.length)
    if (steps <= step) break
  }
  expect([...outcomes].sort()).toEqual([
    'No run could be begun in FOLDER: no space left on device.',
    'Run 1 could not be written: no space left on device.',
    'Runs could not be removed from FOLDER: no space left on device.',
    'done',
  ])
}

/** Does the work, which a fault may end, in a process that does not die of it. */
function outcomeOf(folder: string, files: FileLayer, done: Done): string {
  using it = openStore(folder, { files })
  try {
    work(it, done)
    return 'done'
  } catch (error) {
    return `${error instanceof Error ? error.message.replaceAll(folder, 'FOLDER') : error}`
  }
}

function withEarlierRun(folder: string): string {
  using it = createStore(folder, { files: nodeFiles })
  store(it, EARLIER)
  return folder
}

/** What was done is there, what was not done is there in part or not at all, and work goes on. */
function expectSound(folder: string, done: Done, length: number): void {
  using it = openStore(folder)
  const [later] = it.runs({ id: 1 })
  if (done.begun) expect(later).toBeDefined()
  if (later !== undefined) {
    const bytes = bytesOf(it.read(1))
    expect(bytes).toEqual(LATER.subarray(0, bytes.length))
    expect(bytes.length).toBeGreaterThanOrEqual(done.written)
    expect(later.bytes).toBe(bytes.length)
    if (done.finished) expect([later.state, bytes.length]).toEqual(['finished', length])
    expect(later.state).toMatch(/^(finished|interrupted)$/)
    expect(later.command).toBe('later')
  }

  const hasFinished = later?.state === 'finished'
  const [earlier] = it.runs({ id: 0 })
  if (!hasFinished || earlier !== undefined) expect(bytesOf(it.read(0))).toEqual(Buffer.from(EARLIER))
  if (done.removed) expect(earlier).toBeUndefined()
  if (hasFinished) expect(failing(it)).toEqual(['c', 'd'])
  else expect(['a', 'b', 'c', 'd']).toEqual(expect.arrayContaining(failing(it)))

  const added = store(it, stream(...tested('e', 'success')))
  expect(added).toMatchObject({ state: 'finished', summary: { success: 1, fail: 0 } })
  expect(it.runs({ state: 'running' })).toEqual([])
  expect(existsSync(join(folder, 'runs', `${added.id}.subunit`))).toBe(false)
}

function failing(it: Store): string[] {
  return it
    .attempts({ failing: true })
    .map(({ testId }) => testId)
    .sort()
}
