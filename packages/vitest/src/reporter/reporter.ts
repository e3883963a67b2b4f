import {
  beginReporting,
  captureOutput,
  openRelay,
  type Relay,
  type ReportingContext,
  refuse,
} from '@subunit-js/adapter'
import type { TestAnnotation, UserConsoleLog } from 'vitest'
import type {
  Reporter,
  SerializedError,
  TestCase,
  TestModule,
  TestSpecification,
  TestSuite,
  Vitest,
} from 'vitest/node'
import { takeDirectory } from '../main/directory.ts'
import { reportGlobalSetup } from '../main/global-setup.ts'
import { injectSetup } from '../main/inject.ts'
import { listInsteadOfRunning } from '../main/list.ts'
import { runWantedFiles } from '../main/select.ts'
import { runnerModules } from '../main/vitest.ts'
import type { Message } from '../worker/messages.ts'
import { outputFileOption } from './output-file.ts'
import { Run } from './run.ts'
import { coverageAttachment, runAttachments } from './run-attachments.ts'
import { reportMissedThresholds } from './thresholds.ts'

/** What there is from the initialisation on. */
interface Started {
  readonly vitest: Vitest
  readonly context: ReportingContext
  readonly relay: Relay | undefined
}

/**
 * Writes a subunit v2 stream of a Vitest run. `options` are those of the configuration file: see
 * `ReporterOptions`.
 */
export class SubunitReporter implements Reporter {
  readonly #given: object
  #started: Started | undefined
  #run: Run | undefined

  constructor(options: object = {}) {
    this.#given = options
  }

  onInit(vitest: Vitest): void {
    // Vitest may announce itself twice when it merges reports.
    if (this.#started !== undefined) return
    try {
      this.#begin(vitest)
    } catch (error) {
      refuse(error as Error)
    }
  }

  onTestRunStart(specifications: readonly TestSpecification[]): void {
    const { vitest, context, relay } = this.#started!
    this.#run = new Run({ vitest, context, drain: () => relay?.drain() }, specifications)
  }

  onTestModuleCollected(module: TestModule): void {
    this.#run?.collected(module)
  }

  onTestModuleEnd(module: TestModule): void {
    this.#run?.moduleEnd(module)
  }

  onTestSuiteResult(suite: TestSuite): void {
    this.#run?.suiteResult(suite)
  }

  onTestCaseReady(test: TestCase): void {
    this.#run?.ready(test)
  }

  onTestCaseResult(test: TestCase): void {
    this.#run?.result(test)
  }

  onTestCaseAnnotate(test: TestCase, annotation: TestAnnotation): void {
    this.#run?.annotate(test, annotation)
  }

  onHookStart({ name, entity }: HookContext): void {
    if (entity.type !== 'test') this.#run?.hookStart(entity, name)
  }

  onHookEnd({ name, entity }: HookContext): void {
    if (entity.type !== 'test') this.#run?.hookEnd(entity, name)
  }

  onUserConsoleLog(log: UserConsoleLog): void {
    this.#run?.log(log)
  }

  onCoverage(coverage: unknown): void {
    const attachment = coverageAttachment(coverage)
    if (attachment !== undefined) this.#started?.context.session.attach(attachment)
  }

  onTestRunEnd(
    _modules: readonly TestModule[],
    unhandledErrors: readonly SerializedError[],
    reason: string,
  ): void {
    const { vitest, context } = this.#started!
    if (context.request.list !== undefined) {
      // Only a run without any files comes so far: an empty list is a list.
      process.exitCode = 0
      return
    }
    this.#run?.end(unhandledErrors, reason)
    this.#run = undefined
    for (const attachment of runAttachments(vitest)) context.session.attach(attachment)
  }

  #begin(vitest: Vitest): void {
    const outputFile = outputFileOption(vitest.config)
    const directory = takeDirectory(process.env)
    const context = beginReporting({
      given: outputFile === undefined ? this.#given : { outputFile, ...this.#given },
      frameworkRoot: vitest.config.root,
    })
    const { session, request, root } = context
    const listing = request.list !== undefined
    const relay = listing ? undefined : this.#openRelay(directory)
    this.#started = { vitest, context, relay }
    process.prependListener('exit', status => this.#exit(status))
    injectSetup(vitest, {
      relay: relay?.path,
      runnerModules: runnerModules(vitest),
      request: request.fromBackend
        ? { loadList: request.loadList, listOrder: request.listOrder, root: root.path }
        : undefined,
    })
    if (listing) {
      listInsteadOfRunning(vitest, context)
      return
    }
    runWantedFiles(vitest, context)
    reportGlobalSetup(vitest, session)
    reportMissedThresholds(vitest, session)
    captureStandardOutput(context)
  }

  /** Without a relay the start of a test is only known when Vitest gets round to it, and all else works. */
  #openRelay(directory: string | undefined): Relay | undefined {
    try {
      return openRelay({ directory, onMessage: messages => this.#hear(messages as Message[]) })
    } catch {
      return undefined
    }
  }

  #hear(messages: readonly Message[]): void {
    for (const message of messages) this.#run?.message(message)
  }

  /** The process ends, by itself, by a signal that Vitest handles, or because Vitest gave up. */
  #exit(status: number): void {
    const { context, relay } = this.#started!
    const { session, request, channel } = context
    this.#run?.abort(`Vitest ended with exit status ${status} before the test did`)
    this.#run = undefined
    relay?.close()
    if (status !== 0 && session.failures === 0 && request.list === undefined) {
      session.runFailed({}, 'exit status', {
        reason: `Vitest ended with exit status ${status}, although nothing that it reported had failed`,
      })
    }
    channel.close()
  }
}

interface HookContext {
  readonly name: string
  readonly entity: TestCase | TestSuite | TestModule
}

/** Keeps what tests write past `console` from mixing with the packets, when both go to standard output. */
function captureStandardOutput({ session, channel, request, captureOutput: wanted }: ReportingContext): void {
  if (!channel.isStandardOutput || request.fromBackend || !wanted) return
  captureOutput({
    onOutput: (stream, content) => session.output(stream, content),
    passOn: ['stderr'],
  })
}
