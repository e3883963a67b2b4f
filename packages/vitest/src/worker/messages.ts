/** Under this name the main process provides `Given` to the workers of every project. */
export const PROVIDED = '@subunit-js/vitest'

/** What the main process gives its workers. */
export interface Given {
  /** Where the relay is that carries lists of `Message`s; absent when nobody listens. */
  readonly relay?: string | undefined
  /** The modules of the running Vitest, as URLs, that may export its test runner, in the order to try. */
  readonly runnerModules: readonly string[]
  /** What a backend command wants; absent when there is only the reporter. */
  readonly request?: WorkerRequest | undefined
}

export interface WorkerRequest {
  /** The file with the ids of the tests to run; absent when all are. */
  readonly loadList?: string | undefined
  /** Run the tests of a file in the order of the list. */
  readonly listOrder: boolean
  /** The folder that test ids are relative to. */
  readonly root: string
}

/** An error as Vitest serialises it. */
export interface SerialisedError {
  readonly name?: string | undefined
  readonly message?: string | undefined
  readonly stack?: string | undefined
  readonly cause?: unknown
  readonly errors?: unknown
  readonly expected?: unknown
  readonly actual?: unknown
  readonly diff?: unknown
}

/** What a worker tells at once, even while the test blocks its event loop. `task` is Vitest's id of the test. */
export type Message =
  /** The worker will tell of the tests and hooks of this file. Sent before Vitest's own word on its tests. */
  | { readonly type: 'observed'; readonly task: string }
  /** A test, or a further attempt of it, starts; `at` in milliseconds since the epoch. */
  | { readonly type: 'start'; readonly task: string; readonly at: number }
  /** An attempt has ended and another will follow. `duration` in milliseconds. */
  | {
      readonly type: 'attempt'
      readonly task: string
      readonly status: 'success' | 'fail'
      readonly duration: number
      readonly errors: readonly SerialisedError[]
    }
  /** A test has ended. Vitest says so too, unless the worker dies before it gets round to it. */
  | { readonly type: 'end'; readonly task: string; readonly result: TaskResult }
  /** The hooks of a scope, a describe block or file, begin, or all of them have passed; `at` as above. */
  | {
      readonly type: 'hook'
      readonly task: string
      readonly hook: string
      readonly event: 'start' | 'end'
      readonly at: number
    }
  /** Tests that a tags filter leaves out; sent before the file's tests are known. */
  | { readonly type: 'unasked'; readonly tasks: readonly string[] }

/** How a test ended, in Vitest's words. */
export interface TaskResult {
  readonly state: string
  readonly duration?: number | undefined
  readonly errors?: readonly SerialisedError[] | undefined
  readonly note?: string | undefined
}

/** In a test's `meta`, says that it is left out because others say `.only`. Only written for backend commands. */
export const LEFT_OUT = 'subunit:left-out'
