import { observeHooks } from './hooks.ts'
import type { Given } from './messages.ts'
import { observe } from './observe.ts'
import { type LoadedRunner, loadRunner } from './runner.ts'
import type { Sender } from './sender.ts'
import type { File, Runner } from './tasks.ts'

export interface InstrumentOptions {
  readonly given: Given
  /** The configuration of the project. */
  readonly config: { readonly name?: string; readonly tagsFilter?: unknown }
  readonly sender: Sender
}

/** Does something to a runner. What it returns is done with each file once it is collected. */
export type Preparation = (runner: Runner) => (file: File) => void

const INSTRUMENTED = Symbol.for('@subunit-js/vitest instrumented')

/**
 * Gets hold of the runner that is about to import a test file, whichever subclass the project uses, and
 * instruments it. Instances are out of reach for a setup file, but every one of them imports the test file by
 * the method of its base class, after all setup files have run.
 * Throws when the running Vitest has no such class.
 */
export async function instrumentRunners(options: InstrumentOptions): Promise<void> {
  const loaded = await loadRunner(options.given.runnerModules)
  const { prototype } = loaded
  const { importFile } = prototype
  if (importFile === undefined) throw new Error('This version of Vitest loads test files in another way.')
  if (!mark(prototype)) return
  const preparations = await preparationsFor(options, loaded)
  prototype.importFile = function (this: Runner, path, source) {
    if (source === 'collect' && mark(this)) prepare(this, preparations)
    return importFile.call(this, path, source)
  }
}

/** Marks an object; false when it was marked already, as setup files run again for each test file. */
function mark(object: object): boolean {
  if (Object.hasOwn(object, INSTRUMENTED)) return false
  Object.defineProperty(object, INSTRUMENTED, { value: true })
  return true
}

/** Workers are many: what most runs do not want is not even loaded. */
async function preparationsFor(
  { given, config, sender }: InstrumentOptions,
  { hooksOf, matchesTags }: LoadedRunner,
): Promise<Preparation[]> {
  const preparations: Preparation[] = []
  if (given.request !== undefined) {
    const { askedPreparation } = await import('./asked.ts')
    preparations.push(await askedPreparation(given.request, config.name ?? ''))
  }
  if (config.tagsFilter && matchesTags !== undefined) {
    const { tellUnasked } = await import('./unasked.ts')
    preparations.push(() => file => tellUnasked(file, matchesTags, sender.send))
  }
  preparations.push(runner => {
    observe(runner, sender)
    if (hooksOf !== undefined) observeHooks(runner, hooksOf, sender.send)
    return file => sender.send({ type: 'observed', task: file.id })
  })
  return preparations
}

/** What is done with a file comes before the runner's own hook, which sends it to the main process. */
function prepare(runner: Runner, preparations: readonly Preparation[]): void {
  const { onCollected } = runner
  const handlers = preparations.map(preparation => preparation(runner))
  runner.onCollected = async files => {
    for (const file of files) for (const handle of handlers) handle(file)
    await onCollected?.call(runner, files)
  }
}
