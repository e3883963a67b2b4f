import type { Runner, Suite, SuiteHooks } from './tasks.ts'

/** What the running Vitest exports of its test runner. */
export interface LoadedRunner {
  readonly prototype: Runner
  /** Whether the running tags filter lets a test with these tags through; since Vitest 4.1. */
  readonly matchesTags: ((tags: readonly string[]) => boolean) | undefined
  readonly hooksOf: ((suite: Suite) => SuiteHooks | undefined) | undefined
}

interface RunnerModule {
  readonly TestRunner?: {
    readonly prototype: Runner
    readonly matchesTags?: LoadedRunner['matchesTags']
    readonly getSuiteHooks?: LoadedRunner['hooksOf']
  }
  // The names up to Vitest 4.0, each in a module of its own.
  readonly VitestTestRunner?: { readonly prototype: Runner }
  readonly getHooks?: LoadedRunner['hooksOf']
}

/**
 * Finds the test runner in the modules of the running Vitest, given as URLs in the order to try them.
 * Throws when none of them has it.
 */
export async function loadRunner(urls: readonly string[]): Promise<LoadedRunner> {
  let prototype: Runner | undefined
  let hooksOf: LoadedRunner['hooksOf']
  for (const url of urls) {
    const { TestRunner, VitestTestRunner, getHooks }: RunnerModule = await import(/* @vite-ignore */ url)
    if (TestRunner !== undefined) {
      const { matchesTags, getSuiteHooks } = TestRunner
      return { prototype: TestRunner.prototype, matchesTags, hooksOf: getSuiteHooks }
    }
    prototype ??= VitestTestRunner?.prototype
    hooksOf ??= getHooks
  }
  if (prototype === undefined) throw new Error('This version of Vitest does not export its test runner.')
  return { prototype, matchesTags: undefined, hooksOf }
}
