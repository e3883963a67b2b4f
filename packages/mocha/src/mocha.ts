// What the adapter uses of Mocha 10, 11 and 12, which ship no types of their own.

/** A test, a hook, or what an error without owner is reported for. */
export interface MochaRunnable {
  readonly title: string
  readonly type?: string | undefined
  readonly file?: string | undefined
  readonly duration?: number | undefined
  readonly state?: string | undefined
  readonly parent?: MochaSuite | undefined
}

export interface MochaTest extends MochaRunnable {
  titlePath(): string[]
  fullTitle(): string
  /** The test that this one repeats. */
  retriedTest?(): MochaTest | undefined
}

export interface MochaHook extends MochaRunnable {
  readonly parent: MochaSuite
  readonly originalTitle?: string | undefined
}

export interface MochaSuite {
  readonly title: string
  readonly file?: string | undefined
  readonly parent?: MochaSuite | undefined
  readonly root: boolean
  tests: MochaTest[]
  suites: MochaSuite[]
  /** What `.only` marked, until the run begins. */
  _onlyTests: MochaTest[]
  _onlySuites: MochaSuite[]
  readonly _beforeAll: readonly unknown[]
  readonly _afterAll: readonly unknown[]
  titlePath(): string[]
  eachTest(visit: (test: MochaTest) => void): unknown
  once(event: 'run', listener: () => void): unknown
}

export interface MochaRunner {
  readonly suite: MochaSuite
  readonly failures: number
  readonly _grep: RegExp
  readonly _invert?: boolean | undefined
  on(event: string, listener: (...args: never[]) => void): this
  grep(pattern: RegExp, invert: boolean | undefined): this
  isParallelMode?(): boolean
  workerReporter(path: string): this
}

type GlobalFixture = (...args: unknown[]) => unknown

export interface MochaOptions {
  readonly reporterOptions?: Readonly<Record<string, unknown>> | undefined
  readonly reporterOption?: Readonly<Record<string, unknown>> | undefined
  readonly files?: string[] | undefined
  /** The files of `--file`, which are loaded before the others. */
  readonly file?: readonly string[] | undefined
  readonly ui?: string | undefined
  readonly delay?: boolean | undefined
  readonly dryRun?: boolean | undefined
  readonly isWorker?: boolean | undefined
  globalSetup?: GlobalFixture[] | undefined
  globalTeardown?: GlobalFixture[] | undefined
}
