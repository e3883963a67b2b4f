// The entry point for what only writes v2, such as reporters inside test frameworks: no reader, no v1.
export { ProtocolError, type ProtocolErrorCode } from './error.ts'
export {
  type EventFields,
  STATUSES,
  type Status,
  type TestEvent,
  type Timestamp,
  testEvent,
} from './event.ts'
export { Encoder, type EncoderOptions } from './v2/encoder.ts'
export { MAX_PACKET_BYTES } from './v2/layout.ts'
export { PARSER_ERROR_ID } from './v2/parser-error.ts'
