import { type TestEvent, testEvent } from '../event.ts'

/** The id under which damage of a stream is reported; no test ever bears it. */
export const PARSER_ERROR_ID = 'subunit.parser'

const utf8 = new TextEncoder()

/** The two events that stand for damaged bytes: the bytes themselves, then a failure that says why. */
export function parserErrorEvents(damaged: Uint8Array, message: string): [TestEvent, TestEvent] {
  return [
    testEvent({
      testId: PARSER_ERROR_ID,
      fileName: 'Packet data',
      fileBytes: damaged,
      mimeType: 'application/octet-stream',
      eof: true,
    }),
    testEvent({
      testId: PARSER_ERROR_ID,
      status: 'fail',
      fileName: 'Parser Error',
      fileBytes: utf8.encode(message),
      mimeType: 'text/plain;charset=utf8',
      eof: true,
    }),
  ]
}
