import { isAbsolute, resolve } from 'node:path'
import type { Root, Session } from '@subunit-js/adapter'
import { testId } from '@subunit-js/stream'
import type { DiagnosticData, EndedData, OutputData, RunnerEvent, TestEventData } from '../events.ts'
import { FileRun, type TakeReport } from './file-run.ts'

/** A file that has not ended, with what it printed on standard error before it had any test. */
interface OpenFile {
  readonly run: FileRun
  early: string
}

export interface TranslatorOptions {
  readonly session: Session
  readonly root: Root
  /** The file that all is about, relative to the root, where Node does not say. */
  readonly onlyFile?: string | undefined
  /** The report of the next test with these titles, if somebody else has one already. */
  readonly takeReport?: TakeReport | undefined
}

/** Tells a run as the events of Node's test runner tell it. */
export class Translator {
  readonly #session: Session
  readonly #options: TranslatorOptions
  readonly #files = new Map<string, OpenFile>()

  constructor(options: TranslatorOptions) {
    this.#session = options.session
    this.#options = options
  }

  event({ type, data }: RunnerEvent): void {
    switch (type) {
      case 'test:stdout':
      case 'test:stderr':
        this.#output(type, data)
        break
      case 'test:diagnostic':
        this.#diagnostic(data)
        break
      case 'test:enqueue':
      case 'test:dequeue':
      case 'test:start':
        if (isWholeFile(data)) this.#fileOf(data)
        else this.#testBegins(type, data)
        break
      case 'test:complete':
      case 'test:pass':
      case 'test:fail':
        if (isWholeFile(data)) this.#fileEnded(type, data)
        else this.#testEnded(type, data)
        break
    }
  }

  /** Ends the run: what has not ended by now will not any more. */
  end(reason: string): void {
    for (const { run } of this.#files.values()) run.giveUp(reason)
    this.#session.end({ reason })
  }

  #testBegins(type: 'test:enqueue' | 'test:dequeue' | 'test:start', data: TestEventData): void {
    const file = this.#fileOf(data)
    const { run } = file
    this.#flush(file)
    if (type === 'test:enqueue') run.enqueued(data)
    else if (type === 'test:dequeue') run.started(data)
    else run.toldStart(data)
  }

  #testEnded(type: 'test:complete' | 'test:pass' | 'test:fail', data: EndedData): void {
    const { run } = this.#fileOf(data)
    if (isRootHook(data)) run.rootHookFailed(data)
    else if (type === 'test:complete') run.ended(data)
    else run.toldEnd(data)
  }

  /** Node reports the process of a file as a test of its own, which comes to its end with the process. */
  #fileEnded(type: string, data: EndedData): void {
    if (type !== 'test:complete') return
    const file = this.#fileOf(data)
    const { run, early } = file
    const { error } = data.details
    const ending = describeEnd(error?.exitCode, error?.signal)
    const isLost = run.giveUp(`${ending} before this test had ended.`)
    if (error === undefined || isLost || (run.failures > 0 && error.failureType === 'subtestsFailed')) {
      this.#flush(file)
      return
    }
    const report = this.#session.test(testId(run.location), { file: run.location })
    report.start()
    if (early !== '') report.output('stderr', early)
    report.finish({ status: 'fail', reason: `${ending}.`, duration: data.details.duration_ms })
    file.early = ''
  }

  #output(type: 'test:stdout' | 'test:stderr', data: OutputData): void {
    const file = this.#fileOf(data)
    // It may be all that is known of why the file fails to load.
    if (type === 'test:stderr' && !file.run.hasTests) {
      file.early += data.message
      return
    }
    this.#session.output(type === 'test:stdout' ? 'stdout' : 'stderr', data.message, file.run.location)
  }

  #flush(file: OpenFile): void {
    if (file.early !== '') this.#session.output('stderr', file.early, file.run.location)
    file.early = ''
  }

  #diagnostic(data: DiagnosticData): void {
    const { message, level, file } = data
    if (level === 'error' && /coverage does not meet threshold/.test(message)) {
      this.#session.runFailed({}, 'coverage threshold', { reason: message })
    } else if (isSummary(data)) {
      // The stream says the same better.
    } else if (file !== undefined) {
      this.#fileOf(data).run.diagnostic(message)
    } else if (level === 'error') {
      this.#session.runFailed({}, 'unhandled error', { reason: message })
    }
  }

  #fileOf({ entryFile, file = '' }: { entryFile?: string | undefined; file?: string | undefined }): OpenFile {
    const { root, onlyFile, takeReport } = this.#options
    const path = onlyFile ?? root.name(entryFile ?? file)
    let open = this.#files.get(path)
    if (open === undefined) {
      open = { run: new FileRun(this.#session, { path }, takeReport), early: '' }
      this.#files.set(path, open)
    }
    return open
  }
}

/** Node reports the process of a file as a test of its own, named by the path that the file was given by. */
export function isWholeFile({ nesting, name, file, line, column }: TestEventData): boolean {
  return nesting === 0 && line === 1 && column === 1 && file !== undefined && resolve(name) === file
}

/** Hooks around a whole file that fail after its tests are told of as if they were a test named like the file. */
function isRootHook({ nesting, name, details }: EndedData): boolean {
  return nesting === 0 && isAbsolute(name) && details.error?.failureType === 'hookFailed'
}

/** The counts at the end, which are said of the first file where the tests share the reporter's process. */
function isSummary({ nesting, entryFile, line = 1, column = 1, message }: DiagnosticData): boolean {
  if (nesting !== 0 || entryFile !== undefined || line !== 1 || column !== 1) return false
  return /^(?:tests|suites|pass|fail|cancelled|skipped|todo|duration_ms) [\d.]+$/.test(message)
}

function describeEnd(status: number | null | undefined, signal: string | null | undefined): string {
  if (typeof signal === 'string') return `The process of the file was ended by ${signal}`
  return `The process of the file exited with status ${status ?? 0}`
}
