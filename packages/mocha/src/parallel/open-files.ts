import {
  comparedFailure,
  type RemoteMessage,
  type ReportingContext,
  receiveReports,
} from '@subunit-js/adapter'
import { testId } from '@subunit-js/stream/reporting'
import type { FileMessage } from './message.ts'

interface OpenFile {
  /** All that the worker has named: what it leaves open is given up when it dies. */
  readonly ids: Set<string>
  readonly receive: (message: RemoteMessage) => void
}

/** The files of a parallel run that have not ended, by their names relative to the root. */
export class OpenFiles {
  readonly #context: ReportingContext
  readonly #unfinished: Set<string>
  readonly #open = new Map<string, OpenFile>()

  constructor(context: ReportingContext, files: readonly string[]) {
    this.#context = context
    this.#unfinished = new Set(files)
  }

  /** The files of which nothing has come yet. */
  get unloaded(): string[] {
    return [...this.#unfinished].filter(file => !this.#open.has(file))
  }

  take(message: FileMessage): void {
    const { file } = message
    if ('loaded' in message) {
      this.#loaded(file, message.loaded)
    } else if ('report' in message) {
      const open = this.#open.get(file)
      if (message.report.says === 'report') open?.ids.add(message.report.id)
      open?.receive(message.report)
    } else {
      this.#open.delete(file)
      this.#unfinished.delete(file)
    }
  }

  /**
   * Reports that the worker of a file died, or could not load it. Mocha 10 and 11 do not say of which file;
   * they tell such errors in the order of the files.
   */
  failed(error: unknown, file: string | undefined = [...this.#unfinished][0]): void {
    const { session } = this.#context
    if (file === undefined || !this.#unfinished.has(file)) {
      session.runFailed({ path: file }, 'unhandled error', { failures: [comparedFailure(error)] })
      return
    }
    const open = this.#open.get(file)
    const death = describeDeath(error)
    if (open !== undefined) {
      session.abandon(open.ids, { reason: death ?? String(error) })
    } else if (death === undefined) {
      session.fileFailed({ path: file }, [comparedFailure(error)])
    } else {
      session.test(testId({ path: file })).finish({ status: 'fail', reason: death })
    }
    this.#open.delete(file)
    this.#unfinished.delete(file)
  }

  #loaded(file: string, ids: readonly string[]): void {
    const { session, request } = this.#context
    this.#open.set(file, { ids: new Set(ids), receive: receiveReports(session) })
    if (request.fromBackend) for (const id of ids) session.announce(id)
    else session.expect(ids)
  }
}

/** What Mocha's pool says of a worker that died, in several lines that concern the pool; undefined for others. */
function describeDeath(error: unknown): string | undefined {
  const message = error instanceof Error ? error.message : String(error)
  const [, status, signal] = /exitCode: `(.*?)`\s+signalCode: `(.*?)`/.exec(message) ?? []
  if (status === undefined) return undefined
  return signal === 'null'
    ? `The worker exited with status ${status}.`
    : `The worker was killed by ${signal}.`
}
