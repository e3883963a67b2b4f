import type { OutputStream } from '@subunit-js/adapter'
import { streamOf } from '../jest.ts'
import type { Environment } from './circus.ts'

type Log = (type: string, message: string) => void

interface JestConsole {
  /** All other methods come down to this one, and to the next where there is one. */
  _log?: Log
  /** Only a console that prints has it. The other kind keeps what is said for the file's result. */
  _logError?: Log
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
  const tell: Log = (type, message) => onOutput(streamOf(type), `${message}\n`)
  if (console._logError === undefined) {
    console._log = (type, message) => {
      tell(type, message)
      Reflect.apply(log, console, [type, message])
    }
  } else if (quiet) {
    console._log = tell
    console._logError = tell
  }
  return true
}
