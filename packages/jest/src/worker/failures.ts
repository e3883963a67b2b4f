import { comparedFailure, type Failure, traceback } from '@subunit-js/adapter'

/** The errors that jest-circus keeps of a test, hook or file, as failures. */
export function failuresOf(errors: readonly unknown[]): Failure[] {
  return errors.map(failureOf)
}

function failureOf(kept: unknown): Failure {
  const error = thrownOf(kept)
  const { matcherResult } = Object(error) as { readonly matcherResult?: unknown }
  const isMatcher = typeof matcherResult === 'object' && matcherResult !== null
  const failure = comparedFailure(isMatcher ? matcherResult : error)
  return { ...failure, error: { stack: withoutRunner(traceback(error)) } }
}

/**
 * Circus may keep with what was thrown an error that shows where it came from. A timeout is a mere text and
 * that error, in the place of one.
 */
function thrownOf(kept: unknown): unknown {
  if (!Array.isArray(kept)) return kept
  const [error, place] = kept as [unknown, { readonly stack?: string } | undefined]
  if (typeof error !== 'string' || !TIMEOUT.test(error)) return error
  const frames = place?.stack?.split('\n').filter(line => /^\s+at /.test(line)) ?? []
  return { stack: [`Error: ${error}`, ...frames].join('\n') }
}

const TIMEOUT = /^Exceeded timeout of /
const OWN_MODULE = new URL('./runner', import.meta.url).href
const RUNNER_FRAME =
  /[\\/]jest-(?:circus|runner|runtime)[\\/]build[\\/]|\(node:internal\/process\/task_queues:/
const PROMISE_FRAME = /^\s+at new Promise \(<anonymous>\)$/

/** Takes out the frames of what runs the tests, which is below every test and of no interest in any. */
function withoutRunner(text: string): string {
  const lines = text.split('\n')
  const isRunner = (line = ''): boolean =>
    /^\s+at /.test(line) && (RUNNER_FRAME.test(line) || line.includes(OWN_MODULE))
  return lines
    .filter((line, at) => !isRunner(line) && !(PROMISE_FRAME.test(line) && isRunner(lines[at + 1])))
    .join('\n')
}
