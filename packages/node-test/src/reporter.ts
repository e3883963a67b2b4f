import { Transform, type TransformCallback } from 'node:stream'
import { AdapterError, beginReporting, type ReportingContext, refuse } from '@subunit-js/adapter'
import { hasDestination, streamChannel } from './destination.ts'
import type { RunnerEvent } from './events.ts'
import { captureRun } from './run/capture.ts'
import { Translator } from './run/translate.ts'

/**
 * The reporter for `node --test --test-reporter @subunit-js/node-test`. It writes a subunit v2 stream, past
 * Node's own way to the destination unless an option asks for another one than standard output.
 */
export class SubunitReporter extends Transform {
  readonly #context: ReportingContext
  readonly #translator: Translator
  readonly #endCapture: () => void

  constructor() {
    super({ writableObjectMode: true })
    this.#context = this.#begin()
    this.#translator = new Translator(this.#context)
    this.#endCapture = captureRun(this.#context)
    process.prependListener('exit', this.#onExit)
  }

  /** An exception here would end the whole run, so that there is none is up to what is called. */
  override _transform(event: RunnerEvent, _encoding: BufferEncoding, done: TransformCallback): void {
    this.#translator.event(event)
    done()
  }

  override _flush(done: TransformCallback): void {
    process.off('exit', this.#onExit)
    this.#endCapture()
    this.#translator.end('The run ended before this test did.')
    this.#failWithFailures()
    done()
  }

  #begin(): ReportingContext {
    const channel = hasDestination(process.execArgv)
      ? streamChannel(packet => void this.push(packet))
      : undefined
    try {
      return beginReporting({ frameworkRoot: process.cwd(), channel })
    } catch (error) {
      if (error instanceof AdapterError) return refuse(error)
      throw error
    }
  }

  readonly #onExit = (status: number): void => {
    this.#translator.end(`The process exited with status ${status} before the run had ended.`)
    if (status === 0) this.#failWithFailures()
  }

  /** Node takes a file for passed whose process a test ended with status 0. */
  #failWithFailures(): void {
    if (this.#context.session.failures > 0) process.exitCode ??= 1
  }
}
