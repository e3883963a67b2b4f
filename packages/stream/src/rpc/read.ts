import type { TestEvent } from '@subunit-js/protocol'
import { StreamError } from '../error.ts'
import { RPC_ID } from '../id/reserved.ts'
import type { Transform } from '../sink.ts'
import { RPC_FILE } from './encode.ts'
import type { RpcMessage } from './message.ts'
import { parseRpc } from './parse.ts'

export interface RpcHandlers {
  /** Called with each message once its last part is there, and with the route code that it bore. */
  readonly onMessage: (message: RpcMessage, routeCode: string | undefined) => void
  /**
   * Called with a `StreamError` (`invalid-message`) for what came as a message and is none; reading goes on.
   */
  readonly onError: (error: StreamError, routeCode: string | undefined) => void
}

/**
 * Takes test-server messages out of a stream and passes all other events on. Messages of different route
 * codes may come in parts between one another.
 */
export function readRpc(handlers: RpcHandlers): Transform {
  return next => {
    const open = new Map<string | undefined, TextReader>()

    function take(event: TestEvent): void {
      const { routeCode } = event
      const text = open.get(routeCode) ?? new TextReader()
      open.set(routeCode, text)
      text.add(event.fileBytes ?? new Uint8Array())
      if (!event.eof) return
      open.delete(routeCode)
      const message = parsed(text)
      if (message instanceof StreamError) handlers.onError(message, routeCode)
      else handlers.onMessage(message, routeCode)
    }

    return {
      event(event) {
        if (event.testId !== RPC_ID) next.event(event)
        else if (event.fileName === RPC_FILE) take(event)
        else handlers.onError(foreign(event), event.routeCode)
      },
      end() {
        for (const routeCode of open.keys()) handlers.onError(unfinished(), routeCode)
        open.clear()
        next.end()
      },
    }
  }
}

function parsed(text: TextReader): RpcMessage | StreamError {
  try {
    return parseRpc(text.end())
  } catch (error) {
    if (error instanceof StreamError) return error
    throw error
  }
}

/** Puts a message's text together from its parts, which may end inside a character. */
class TextReader {
  readonly #decoder = new TextDecoder('utf-8', { fatal: true })
  #text = ''
  #valid = true

  add(bytes: Uint8Array): void {
    this.#decode(bytes, true)
  }

  /** Throws a `StreamError` (`invalid-message`) for bytes that are not UTF-8. */
  end(): string {
    this.#decode(new Uint8Array(), false)
    if (this.#valid) return this.#text
    throw new StreamError('invalid-message', 'This is no test-server message: its bytes are not UTF-8.')
  }

  #decode(bytes: Uint8Array, stream: boolean): void {
    if (!this.#valid) return
    try {
      this.#text += this.#decoder.decode(bytes, { stream })
    } catch {
      this.#valid = false
    }
  }
}

function foreign(event: TestEvent): StreamError {
  const found =
    event.fileName === undefined
      ? 'has no attachment'
      : `has the attachment ${JSON.stringify(event.fileName)}`
  return new StreamError(
    'invalid-message',
    `This is no test-server message: an event of ${RPC_ID} ${found} instead of "${RPC_FILE}".`,
    'fileName',
  )
}

function unfinished(): StreamError {
  return new StreamError('invalid-message', 'The stream ended in the middle of a test-server message.')
}
