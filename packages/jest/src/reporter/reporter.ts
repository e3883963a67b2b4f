import {
  AdapterError,
  beginReporting,
  type FileLocation,
  openRelay,
  type Relay,
  type ReportingContext,
  type Root,
  refuse,
} from '@subunit-js/adapter'
import { testId } from '@subunit-js/stream'
import { takeFoundFiles } from '../found-files.ts'
import {
  type FileResult,
  type GlobalConfig,
  type RunResults,
  type RunStart,
  streamOf,
  type TestFile,
} from '../jest.ts'
import { openLink } from '../link.ts'
import type { FileMessage } from '../messages.ts'
import { projectName } from '../project.ts'
import { Executions } from './executions.ts'
import { reportFromResult } from './from-result.ts'
import { installRunner } from './install.ts'
import { captureRun } from './output.ts'
import {
  reportFilesLeft,
  reportObsoleteSnapshots,
  reportUnownedFailure,
  skipUnfinished,
} from './run-problems.ts'

/** The reporter for `jest --reporters @subunit-js/jest`. It writes a subunit v2 stream. */
export class SubunitReporter {
  readonly #config: GlobalConfig
  readonly #context: ReportingContext
  readonly #executions: Executions
  readonly #relay: Relay | undefined
  /** The files of a load list that Jest has not come to the end of. */
  #unfinished = new Set<string>()
  /** How many files have no result yet. */
  #filesLeft = 0
  #results: RunResults | undefined

  /** `given` are the reporter's options in Jest's configuration. */
  constructor(config: GlobalConfig, given?: unknown) {
    this.#config = config
    this.#context = begin(given, config.rootDir)
    this.#executions = new Executions(this.#context.session)
    this.#relay = relayTo(message => this.#executions.message(message as FileMessage))
    this.#openLink()
    process.prependListener('exit', this.#onExit)
  }

  onRunStart({ numTotalTestSuites }: RunStart): void {
    this.#filesLeft = numTotalTestSuites
    const { session, root, request } = this.#context
    const files = takeFoundFiles().map(file => testId(locationOf(file, root)))
    if (request.list === 'files') for (const id of new Set(files)) session.announce(id)
    else this.#unfinished = new Set(files)
  }

  onTestFileStart(file: TestFile): void {
    installRunner(file)
  }

  onTestFileResult(file: TestFile, result: FileResult): void {
    this.#relay?.drain()
    this.#filesLeft--
    const { session, root } = this.#context
    const location = locationOf(file, root)
    this.#unfinished.delete(testId(location))
    const execution = this.#executions.take(file)
    const closed = execution?.closed
    if (!closed?.console) {
      for (const { type, message } of result.console ?? []) {
        session.output(streamOf(type), `${message}\n`, location)
      }
    }
    const error = result.testExecError
    if (!closed?.known && (error === undefined || error === null)) {
      reportFromResult(this.#context, location, result)
    } else if (closed?.explained || error === undefined || error === null) return
    else if (execution === undefined || execution.ids.size === 0 || closed !== undefined) {
      this.#fileFailed(location, error)
    } else this.#executions.abandon(execution, reasonOf(error))
  }

  onRunComplete(_contexts: unknown, results: RunResults): void {
    const { session, request } = this.#context
    this.#results = results
    this.#relay?.drain()
    if (request.list === undefined) {
      session.end({ reason: 'The run was interrupted.' })
      skipUnfinished(this.#context, this.#unfinished)
      reportObsoleteSnapshots(this.#context, results)
    } else {
      // A list is complete although files of it do not load.
      Object.defineProperty(results, 'success', { get: () => true, set: () => {} })
    }
  }

  /** Jest fails the run for it. */
  getLastError(): Error | undefined {
    const { fault } = this.#context.channel
    return fault === undefined ? undefined : new Error(fault.message)
  }

  #openLink(): void {
    const { root, request, channel, captureOutput } = this.#context
    openLink({
      given: {
        relay: this.#relay?.path,
        root: root.path,
        list: request.list === 'tests',
        announce: request.fromBackend,
        loadList: request.loadList,
        listOrder: request.listOrder,
        quiet: captureOutput && (request.fromBackend || channel.isStandardOutput),
      },
      send: message => this.#executions.message(message),
      handleOutput: captureRun(this.#context),
    })
  }

  #fileFailed(location: FileLocation, error: unknown): void {
    const { session, request } = this.#context
    if (request.list === undefined) session.fileFailed(location, [{ error }])
    else session.announce(testId(location))
  }

  readonly #onExit = (status: number): void => {
    const { session, request } = this.#context
    this.#relay?.close()
    if (request.list !== undefined) return
    if (this.#results === undefined) {
      const reason = `The process exited with status ${status} before the run had ended.`
      session.end({ reason })
      // The tests of the file that was executed have been told; nobody knows those of others.
      const unknown = this.#filesLeft - this.#executions.size
      if (unknown > 0) reportFilesLeft(session, reason, unknown)
      if (status === 0 && session.failures > 0) process.exitCode = 1
    } else reportUnownedFailure(this.#context, this.#config, this.#results)
  }
}

function begin(given: unknown, frameworkRoot: string): ReportingContext {
  try {
    return beginReporting({ given, frameworkRoot })
  } catch (error) {
    if (error instanceof AdapterError) return refuse(error)
    throw error
  }
}

/** Without a relay, what workers do is reported by the results of their files. */
function relayTo(onMessage: (message: unknown) => void): Relay | undefined {
  try {
    return openRelay({ onMessage })
  } catch (error) {
    if (error instanceof AdapterError) return undefined
    throw error
  }
}

function locationOf({ path, context }: TestFile, root: Root): FileLocation {
  return { project: projectName(context.config), path: root.name(path) }
}

function reasonOf(error: unknown): string {
  const { message } = Object(error) as { readonly message?: unknown }
  return typeof message === 'string' && message !== '' ? message : String(error)
}
