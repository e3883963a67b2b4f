export { ProtocolError, type ProtocolErrorCode } from './error.ts'
export {
  type EventFields,
  STATUSES,
  type Status,
  type TestEvent,
  type Timestamp,
  testEvent,
} from './event.ts'
export { Decoder, type DecoderOptions, decode } from './v2/decoder.ts'
export { Encoder, type EncoderOptions, encode } from './v2/encoder.ts'
export { MAX_PACKET_BYTES } from './v2/layout.ts'
export { PARSER_ERROR_ID, parserErrorEvents } from './v2/parser-error.ts'
