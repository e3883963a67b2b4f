import { Transform, type TransformCallback } from 'node:stream'
import type { RunnerEvent } from '../events.ts'
import { Translator } from '../run/translate.ts'
import { FileProcess } from './file-process.ts'
import { Listing } from './listing.ts'
import { beginShared, readSetup } from './setup.ts'

/**
 * The reporter of the command's processes. That of a file tells its tests; the runner's own tells of processes
 * that did not come to their end, and what they printed past everybody.
 */
export class BackendReporter extends Transform {
  readonly #translator: Translator | Listing
  readonly #end: (reason: string) => void

  constructor() {
    super({ writableObjectMode: true })
    const file = FileProcess.current
    const { session, root, request } = file?.context ?? beginShared(readSetup()!)
    this.#translator =
      request.list === undefined
        ? new Translator({
            session,
            root,
            onlyFile: file?.location.path,
            takeReport: file && (titles => file.take(titles)),
          })
        : new Listing(session, root)
    this.#end = reason => this.#translator.end(reason)
    if (file !== undefined) file.onExit = this.#end
  }

  override _transform(event: RunnerEvent, _encoding: BufferEncoding, done: TransformCallback): void {
    this.#translator.event(event)
    done()
  }

  override _flush(done: TransformCallback): void {
    this.#end('The run ended before this test did.')
    done()
  }
}

export { BackendReporter as default }
