import { noteDeclaredModes } from './declared-modes.ts'
import { observeHooks } from './hooks.ts'
import { markLeftOut } from './left-out.ts'
import type { Given, Message } from './messages.ts'
import { observe } from './observe.ts'
import { loadRunner } from './runner.ts'
import { type File, type Runner, testsIn } from './tasks.ts'

export interface InstrumentOptions {
  readonly given: Given
  readonly project: string
  readonly send: (message: Message) => void
}

const INSTRUMENTED = Symbol.for('@subunit-js/vitest instrumented')

/**
 * Gets hold of the runner that is about to import a test file, whichever subclass the project uses, and
 * instruments it. Instances are out of reach for a setup file, but every one of them imports the test file by
 * the method of its base class, after all setup files have run.
 * Throws when the running Vitest has no such class.
 */
export async function instrumentRunners(options: InstrumentOptions): Promise<void> {
  const { prototype, matchesTags, hooksOf } = await loadRunner(options.given.runnerModules)
  const { importFile } = prototype
  if (importFile === undefined) throw new Error('This version of Vitest loads test files in another way.')
  if (!mark(prototype)) return
  const prepare = await preparation(options)
  prototype.importFile = function (this: Runner, path, source) {
    if (source === 'collect' && mark(this)) {
      prepare(this)
      onCollected(this, file => options.send({ type: 'observed', task: file.id }))
      if (hooksOf !== undefined) observeHooks(this, hooksOf, options.send)
      if (matchesTags !== undefined && this.config?.tagsFilter) tellUnasked(this, matchesTags, options.send)
    }
    return importFile.call(this, path, source)
  }
}

/** Marks an object; false when it was marked already, as setup files run again for each test file. */
function mark(object: object): boolean {
  if (Object.hasOwn(object, INSTRUMENTED)) return false
  Object.defineProperty(object, INSTRUMENTED, { value: true })
  return true
}

async function preparation({ given, project, send }: InstrumentOptions): Promise<(runner: Runner) => void> {
  const { request } = given
  if (request === undefined) return runner => observe(runner, send)
  const { loadList } = request
  // Only loaded when wanted: workers are many, and most runs select nothing.
  const select = loadList === undefined ? undefined : (await import('./select.ts')).selector
  return runner => {
    observe(runner, send)
    const declared = noteDeclaredModes(runner)
    const selectIn = loadList && select?.({ request: { ...request, loadList }, declared, project })
    onCollected(runner, file => {
      if (selectIn) selectIn(file)
      else markLeftOut(file, declared)
    })
  }
}

/** Main processes can evaluate every filter but this one, which Vitest offers to workers alone. */
function tellUnasked(
  runner: Runner,
  matchesTags: (tags: readonly string[]) => boolean,
  send: (message: Message) => void,
): void {
  onCollected(runner, file => {
    const unasked = [...testsIn(file)].filter(([test]) => !matchesTags(test.tags ?? []))
    if (unasked.length > 0) send({ type: 'unasked', tasks: unasked.map(([test]) => test.id) })
  })
}

/** Comes before the runner's own hook, which sends the collected tests to the main process. */
function onCollected(runner: Runner, handle: (file: File) => void): void {
  const { onCollected } = runner
  runner.onCollected = async files => {
    for (const file of files) handle(file)
    await onCollected?.call(runner, files)
  }
}
