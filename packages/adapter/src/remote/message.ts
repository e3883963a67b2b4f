import type { Attachment, OutputStream } from '../session/attachment.ts'
import type { AttemptOutcome, FileLocation, Outcome, ReportOptions } from '../session/test-report.ts'

/** Text as it is, bytes in base64. */
export type Content = string | { readonly base64: string }

export type SentAttachment = Omit<Attachment, 'content'> & { readonly content: Content }

/**
 * What a worker that reports says to the process that owns the channel. `report` is the number by which the
 * worker knows one of its reports; times are in milliseconds since the epoch.
 */
export type RemoteMessage =
  | { readonly says: 'announce'; readonly id: string; readonly options: ReportOptions }
  | { readonly says: 'expect'; readonly ids: readonly string[] }
  | { readonly says: 'report'; readonly report: number; readonly id: string; readonly options: ReportOptions }
  | { readonly says: 'start'; readonly report: number; readonly at: number }
  | { readonly says: 'retry'; readonly report: number; readonly outcome: AttemptOutcome }
  | { readonly says: 'finish'; readonly report: number; readonly outcome: Outcome }
  | { readonly says: 'attach'; readonly report?: number; readonly attachment: SentAttachment }
  | {
      readonly says: 'output'
      readonly report?: number
      readonly stream: OutputStream
      readonly content: Content
      readonly file?: FileLocation | undefined
    }

export function toSent(content: string | Uint8Array): Content {
  return typeof content === 'string' ? content : { base64: Buffer.from(content).toString('base64') }
}

export function fromSent(content: Content): string | Uint8Array {
  return typeof content === 'string' ? content : Buffer.from(content.base64, 'base64')
}
