export { byCodePoint } from './code-points.ts'
export { ProtocolError, type ProtocolErrorCode } from './error.ts'
export {
  type EventFields,
  STATUSES,
  type Status,
  type TestEvent,
  type Timestamp,
  testEvent,
} from './event.ts'
export { decodeV1, V1Decoder, type V1DecoderOptions } from './v1/decoder.ts'
export { encodeV1, V1Encoder, type V1EncoderOptions } from './v1/encoder.ts'
export type { V1Loss } from './v1/escapes.ts'
export { Decoder, type DecoderOptions, decode } from './v2/decoder.ts'
export { Encoder, type EncoderOptions, encode } from './v2/encoder.ts'
export { MAX_PACKET_BYTES } from './v2/layout.ts'
export { PARSER_ERROR_ID, parserErrorEvents } from './v2/parser-error.ts'
