// What the adapter uses of the events of Node's test runner, which differ a little between versions.

/** Where in its file a test is. Node 24.21 numbers the tests of a process; older ones do not. */
export interface TestEventData {
  readonly name: string
  readonly nesting: number
  readonly file?: string | undefined
  /** The file that was run, where `file` may be a module with helpers that it imports. */
  readonly entryFile?: string | undefined
  readonly line?: number | undefined
  readonly column?: number | undefined
  readonly testId?: number | undefined
  readonly parentId?: number | undefined
  /** Reliable when a test is enqueued only. */
  readonly type?: string | undefined
}

/** A test, suite or file that has ended. */
export interface EndedData extends TestEventData {
  readonly details: {
    readonly duration_ms: number
    readonly type?: string | undefined
    readonly error?: NodeTestError | undefined
  }
  readonly skip?: string | boolean | undefined
  readonly todo?: string | boolean | undefined
  readonly expectFailure?: unknown
}

/** What Node wraps whatever went wrong in. */
export interface NodeTestError {
  readonly message: string
  readonly cause?: unknown
  readonly failureType?: string | undefined
  readonly exitCode?: number | null | undefined
  readonly signal?: string | null | undefined
}

export interface OutputData {
  readonly file?: string | undefined
  readonly entryFile?: string | undefined
  readonly message: string
}

export interface DiagnosticData extends OutputData {
  readonly nesting: number
  readonly level?: string | undefined
  readonly line?: number | undefined
  readonly column?: number | undefined
}

export type RunnerEvent =
  | { readonly type: 'test:enqueue' | 'test:dequeue' | 'test:start'; readonly data: TestEventData }
  | { readonly type: 'test:complete' | 'test:pass' | 'test:fail'; readonly data: EndedData }
  | { readonly type: 'test:stdout' | 'test:stderr'; readonly data: OutputData }
  | { readonly type: 'test:diagnostic'; readonly data: DiagnosticData }
