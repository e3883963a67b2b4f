import type { OutputStream } from '@subunit-js/adapter'
import { streamOf } from '../jest.ts'
import type { Environment } from './circus.ts'

interface JestConsole {
  /** All other methods come down to this one. */
  _log?: (type: string, message: string) => void
  /** A console with a buffer prints nothing: it keeps what is said for the file's result. */
  readonly _buffer?: unknown
}

/**
 * Gets what tests say by `console`, as they say it. A console that prints is left alone, as what it prints is
 * captured, unless it is to be `quiet`. Returns whether that can be had of the file's console.
 */
export function watchConsole(
  environment: Environment,
  quiet: boolean,
  onOutput: (stream: OutputStream, content: string) => void,
): boolean {
  const console = environment.global['console'] as JestConsole | undefined
  const log = console?._log
  if (console === undefined || typeof log !== 'function') return false
  const prints = console._buffer === undefined
  if (prints && !quiet) return true
  console._log = (type, message) => {
    onOutput(streamOf(type), `${message}\n`)
    if (!prints) Reflect.apply(log, console, [type, message])
  }
  return true
}
