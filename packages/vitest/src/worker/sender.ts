import type { Message } from './messages.ts'

/** Tells the main process something at once. */
export type Send = (message: Message) => void

export interface Sender {
  readonly send: Send
  /** Tells it together with the next message: for what need not be known before that. */
  readonly sendLater: Send
}

/** Writing is what telling costs, so what can wait travels with what cannot. */
export function createSender(write: (messages: readonly Message[]) => void): Sender {
  let waiting: Message[] = []
  return {
    send: message => {
      write([...waiting, message])
      waiting = []
    },
    sendLater: message => {
      waiting.push(message)
    },
  }
}
