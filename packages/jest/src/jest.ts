// What we use of Jest, in one place. Versions 29 and 30 have all of it.

export interface GlobalConfig {
  readonly rootDir: string
  readonly coverageThreshold?: unknown
}

export interface ProjectConfig {
  /** Tells the projects of one run apart. */
  readonly id: string
  readonly rootDir: string
  readonly displayName?: { readonly name: string } | undefined
  /** The path of the module that runs a test file. */
  readonly testRunner: string
}

/** A test file in one project. */
export interface TestFile {
  readonly path: string
  readonly context: { config: ProjectConfig }
}

/** A test's result in a file result. */
export interface AssertionResult {
  readonly ancestorTitles: readonly string[]
  readonly title: string
  readonly status: string
  readonly duration?: number | null | undefined
  readonly failing?: boolean | undefined
  readonly failureMessages: readonly string[]
}

export interface ConsoleEntry {
  readonly type: string
  readonly message: string
}

export interface FileResult {
  readonly testExecError?: unknown
  readonly console?: readonly ConsoleEntry[] | null | undefined
  readonly testResults: readonly AssertionResult[]
}

/** What is known when a run starts. */
export interface RunStart {
  /** The number of test files. */
  readonly numTotalTestSuites: number
}

export interface RunResults {
  success: boolean
  readonly wasInterrupted?: boolean
  readonly snapshot: {
    readonly failure?: boolean
    readonly unchecked: number
    readonly uncheckedKeysByFile: readonly { readonly filePath: string; readonly keys: readonly string[] }[]
  }
}

const ERRORS = ['error', 'warn', 'assert']

/** The stream that Node's own console writes messages of that type to. */
export function streamOf(type: string): 'stdout' | 'stderr' {
  return ERRORS.includes(type) ? 'stderr' : 'stdout'
}
