import { type Body, type Definition, inPlaceOf, readDefinition } from './arguments.ts'
import type { FileProcess } from './file-process.ts'
import { addTest, currentSuite, inSuite, inTest, type SuiteScope } from './scope.ts'

type Callable = ((...args: unknown[]) => unknown) & Record<string, unknown>
type Define = (real: Callable, mode: string | undefined, args: unknown[]) => unknown

const SUITES = ['describe', 'suite']
const TESTS = ['test', 'it']
const HOOKS = ['before', 'after', 'beforeEach', 'afterEach']
const MODES = ['skip', 'todo', 'only', 'expectFailure']

/** The module `node:test` as test files of this process get it: only what is asked for comes to Node. */
export function wrapNodeTest(real: Callable, file: FileProcess): Callable {
  const wrapper = new Wrapper(file)
  const wrapped = withModes(real, wrapper.test)
  for (const key of Object.keys(real)) {
    const value = real[key] as Callable
    if (MODES.includes(key)) continue
    if (SUITES.includes(key)) wrapped[key] = withModes(value, wrapper.suite)
    else if (TESTS.includes(key)) wrapped[key] = key === 'test' ? wrapped : withModes(value, wrapper.test)
    else if (HOOKS.includes(key)) wrapped[key] = (...args: unknown[]) => wrapper.hook(value, args)
    else Object.defineProperty(wrapped, key, Object.getOwnPropertyDescriptor(real, key)!)
  }
  return wrapped
}

function withModes(real: Callable, define: Define): Callable {
  const wrapped = ((...args: unknown[]) => define(real, undefined, args)) as Callable
  for (const mode of MODES) {
    const variant = real[mode]
    if (typeof variant === 'function') {
      // Whether marks of `.only` count is decided here, by the option.
      const target = mode === 'only' ? real : (variant as Callable)
      wrapped[mode] = (...args: unknown[]) => define(target, mode, args)
    }
  }
  return wrapped
}

class Wrapper {
  readonly #file: FileProcess
  readonly #isTestOnly: boolean
  readonly #announces: boolean

  constructor(file: FileProcess) {
    const isSet = (option: string): boolean => process.execArgv.some(arg => arg.split('=')[0] === option)
    this.#file = file
    this.#isTestOnly = isSet('--test-only')
    // Node leaves others out without a word, and only it knows which.
    const filters = ['--test-name-pattern', '--test-skip-pattern']
    this.#announces = !filters.some(isSet) && (this.#isSelecting || !this.#isTestOnly)
  }

  get #isSelecting(): boolean {
    return this.#file.context.request.selection !== undefined
  }

  readonly test: Define = (real, mode, args) => {
    const suite = currentSuite()
    if (suite === undefined) return real(...args)
    const definition = readDefinition(args)
    const titles = [...suite.titles, definition.title]
    const id = this.#file.next(titles)
    if (!this.#file.wants(id, titles)) return Promise.resolve()
    if (this.#announces || this.#file.isListing) this.#file.announce(id)
    if (this.#file.isListing) return Promise.resolve()
    const isToDo = mode === 'todo' || Boolean(definition.options['todo'])
    // With filters only Node knows whether the test is left out.
    if (isToDo && definition.body === undefined && this.#announces) {
      return this.#leaveToDo(definition, id)
    }
    addTest(suite)
    return real(definition.title, this.#optionsOf(definition, mode), this.#observed(definition, id, titles))
  }

  readonly suite: Define = (real, mode, args) => {
    const parent = currentSuite()
    if (parent === undefined) return real(...args)
    const definition = readDefinition(args)
    const { title, options, body } = definition
    const scope: SuiteScope = { titles: [...parent.titles, title], parent, hasTests: false }
    const isSkipped = mode === 'skip' || Boolean(options['skip'])
    // Node does not look into a suite that is skipped; nobody can ask for what is in there.
    if (isSkipped && (this.#file.isListing || this.#isSelecting)) {
      return Promise.resolve()
    }
    if (this.#file.isListing) return this.#listSuite(scope, body)
    const entered =
      body &&
      inPlaceOf(body, function (this: unknown, ...given) {
        return inSuite(scope, () => body.apply(this, given))
      })
    return real(title, this.#optionsOf(definition, mode), entered)
  }

  /** Hooks of what does not run do not run either. */
  hook(real: Callable, [body, ...rest]: unknown[]): unknown {
    if (this.#file.isListing) return undefined
    const suite = currentSuite()
    // Those of the file run as soon as they are known, and the file was not loaded for nothing.
    if (suite?.parent === undefined || typeof body !== 'function') return real(body, ...rest)
    const hook = body as Body
    const guarded = inPlaceOf(hook, function (this: unknown, ...given) {
      if (suite.hasTests) return hook.apply(this, given)
      // A hook with two parameters says by the second that it is done.
      const done = given.at(-1)
      if (hook.length > 1 && typeof done === 'function') done()
      return undefined
    })
    return real(guarded, ...rest)
  }

  async #listSuite(scope: SuiteScope, body: Body | undefined): Promise<void> {
    try {
      await inSuite(scope, () => body?.call(undefined, { name: scope.titles.at(-1) }))
    } catch {
      // The suite fails when it is run; the tests that it defined before are there all the same.
    }
  }

  /**
   * A file that is run directly, as here, has Node count marks of `.only` even without `--test-only`. With it,
   * what is asked for by its id is marked, wherever marks are.
   */
  #optionsOf({ options }: Definition, mode: string | undefined): Record<string, unknown> {
    const { only, ...others } = options
    const isMarked = this.#isSelecting || mode === 'only' || Boolean(only)
    return this.#isTestOnly && isMarked ? { ...others, only: true } : others
  }

  /** Node lets a test pass that has no body yet. */
  #leaveToDo({ options }: Definition, id: string): Promise<void> {
    const { todo } = options
    const reason = typeof todo === 'string' ? todo : undefined
    this.#file.report(id).finish({ status: 'skip', reason, tags: ['todo'] })
    return Promise.resolve()
  }

  /** The body of a test, which says at once that it runs, and takes note of how it ends. */
  #observed({ body }: Definition, id: string, titles: readonly string[]): Body | undefined {
    const file = this.#file
    const report = file.register(id, titles)
    if (body === undefined) return undefined
    return inPlaceOf(body, function (this: unknown, ...given) {
      report.start()
      return inTest(report, () => {
        let result: unknown
        try {
          result = body.apply(this, given)
        } catch (error) {
          removeOurFrames(error)
          file.bodyEnded(report, { error })
          throw error
        }
        if (result instanceof Promise) {
          result.then(
            () => file.bodyEnded(report, {}),
            (error: unknown) => {
              removeOurFrames(error)
              file.bodyEnded(report, { error })
            },
          )
        } else if (body.length < 2) {
          file.bodyEnded(report, {})
        }
        return result
      })
    })
  }
}

const FOLDER = new URL('.', import.meta.url).href

/** People look for their own code in a stack. */
function removeOurFrames(error: unknown): void {
  if (!(error instanceof Error) || !error.stack?.includes(FOLDER)) return
  const lines = error.stack.split('\n')
  try {
    error.stack = lines.filter(line => !line.includes(FOLDER)).join('\n')
  } catch {
    // An error that cannot be changed stays as it is.
  }
}
