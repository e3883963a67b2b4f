import { comparedFailure, type Failure, traceback } from '@subunit-js/adapter'

/** The errors that jest-circus keeps of a test, hook or file, as failures. */
export function failuresOf(errors: readonly unknown[]): Failure[] {
  return errors.map(failureOf)
}

/** Circus may keep with an error another that shows where it came from, for want of a stack. */
function failureOf(kept: unknown): Failure {
  const error = Array.isArray(kept) ? kept[0] : kept
  const { matcherResult } = Object(error) as { readonly matcherResult?: unknown }
  const isMatcher = typeof matcherResult === 'object' && matcherResult !== null
  const failure = comparedFailure(isMatcher ? matcherResult : error)
  return { ...failure, error: { stack: withoutRunner(traceback(error)) } }
}

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
