import { invalidField } from './error.ts'
import { type EventFields, STATUSES, type Timestamp } from './event.ts'

/** Seconds are an unsigned 32-bit number: to 2106-02-07T06:28:15Z. */
export const MAX_SECONDS: number = 2 ** 32 - 1

/** Nanoseconds and lengths have 30 bits on the wire. */
export const MAX_NUMBER: number = 2 ** 30 - 1

/** Returns the wire's number of a status. Throws a `ProtocolError` for a word that is none. */
export function statusIndex(status: string): number {
  const index = STATUSES.indexOf(status as (typeof STATUSES)[number])
  if (index < 0) {
    throw invalidField('status', `${JSON.stringify(status)} is none of ${STATUSES.slice(1).join(', ')}`)
  }
  return index
}

/** Throws a `ProtocolError` for a timestamp that the wire cannot carry. */
export function checkTimestamp({ seconds, nanoseconds }: Timestamp): void {
  if (!Number.isInteger(seconds) || seconds < 0 || seconds > MAX_SECONDS) {
    throw outOfRange('seconds', seconds, MAX_SECONDS)
  }
  if (!Number.isInteger(nanoseconds) || nanoseconds < 0 || nanoseconds > MAX_NUMBER) {
    throw outOfRange('nanoseconds', nanoseconds, MAX_NUMBER)
  }
}

function outOfRange(unit: string, value: number, most: number): Error {
  return invalidField('timestamp', `its ${unit} must be a whole number from 0 to ${most}, not ${value}`)
}

/** Throws a `ProtocolError` when an attachment's name comes without its bytes, or they without it. */
export function checkAttachment({ fileName, fileBytes }: EventFields): void {
  if (fileName !== undefined && fileBytes === undefined) {
    throw invalidField('fileBytes', 'it is absent although fileName is given')
  }
  if (fileName === undefined && fileBytes !== undefined) {
    throw invalidField('fileName', 'it is absent although fileBytes is given')
  }
}
