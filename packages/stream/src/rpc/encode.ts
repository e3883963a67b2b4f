import { type TestEvent, testEvent } from '@subunit-js/protocol'
import { RPC_ID } from '../id/reserved.ts'
import type { RpcMessage } from './message.ts'

/** The attachment that a message travels in, and its MIME type. */
export const RPC_FILE = 'rpc'
export const RPC_MIME_TYPE = 'application/json'

export interface RpcOptions {
  /** The route code of the server that the message is for, where several share a channel. */
  readonly routeCode?: string
}

/** The event that carries a message. The encoder splits it where it is too long for one packet. */
export function encodeRpc(message: RpcMessage, options: RpcOptions = {}): TestEvent {
  return testEvent({
    testId: RPC_ID,
    runnable: false,
    fileName: RPC_FILE,
    fileBytes: new TextEncoder().encode(JSON.stringify(message)),
    mimeType: RPC_MIME_TYPE,
    eof: true,
    routeCode: options.routeCode,
  })
}
