import type { ReportingContext } from '@subunit-js/adapter'
import { testId } from '@subunit-js/stream/reporting'
import { begin } from '../begin.ts'
import type { MochaOptions, MochaSuite } from '../mocha.ts'
import { restore, snapshot } from './snapshot.ts'
import { watchExit } from './watch-exit.ts'

/** What is used, and replaced, of a Mocha object. */
export interface MochaPrototype {
  files: string[]
  readonly options: MochaOptions
  readonly suite: MochaSuite
  ui(name: string | undefined): unknown
  loadFilesAsync(...args: unknown[]): Promise<unknown>
}

/** What the loading of files has told. */
export interface LoadedFiles {
  readonly context: ReportingContext
  /** The files that the request is about, as Mocha names them. */
  readonly files: readonly string[]
  readonly failures: readonly LoadFailure[]
}

interface LoadFailure {
  readonly file: string
  readonly error: unknown
}

let loaded: LoadedFiles | undefined

/** What the files that were just loaded told, once: the reporter is made right after they were. */
export function takeLoadedFiles(): LoadedFiles | undefined {
  const taken = loaded
  loaded = undefined
  return taken
}

/**
 * Makes Mocha load its files one by one and only those that the request is about, so that one that throws
 * keeps neither the others from being loaded nor the reporter from being made.
 */
export function loadFilesSeparately(prototype: MochaPrototype): void {
  const loadAll = prototype.loadFilesAsync
  prototype.loadFilesAsync = async function (this: MochaPrototype, ...args) {
    const context = begin(this.options)
    const files = this.files.filter(file => isNeeded(file, this.options, context))
    const failures: LoadFailure[] = []
    loaded = { context, files, failures }
    const toLoad = context.request.list === 'files' ? [] : files
    for (const file of toLoad) {
      const before = snapshot(this.suite)
      const stopWatching = watchExit(context, file, files)
      this.files = [file]
      try {
        await loadAll.apply(this, args)
      } catch (error) {
        failures.push({ file, error })
        restore(this.suite, before)
        // A block that threw is still open in the interface; a new interface begins at the top.
        this.ui(this.options.ui)
      } finally {
        stopWatching()
      }
    }
    this.files = toLoad
  }
}

/** What `--file` names prepares the others, with root hooks perhaps. */
function isNeeded(file: string, options: MochaOptions, { request, root }: ReportingContext): boolean {
  if (request.selection?.wantsFile(testId({ path: root.name(file) })) ?? true) return true
  return options.file?.some(prepared => root.name(prepared) === root.name(file)) ?? false
}
