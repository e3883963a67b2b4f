import { decode, encode, PARSER_ERROR_ID, type TestEvent } from '../../src/index.ts'
import { damagedStream, event } from '../arbitraries.ts'
import { joinNoise } from '../noise.ts'
import { type Check, type Comparison, check, hex } from './check.ts'
import {
  type Decoded,
  fromReference,
  type ReferenceEvent,
  referenceDecode,
  referenceEncode,
  toReference,
} from './reference.ts'

/** Events encoded by both are the same bytes. */
export const v2Encoding: Check = check(
  event.map(fields => ({ ...fields, timestamp: fields.timestamp && wholeMicroseconds(fields.timestamp) })),
  referenceEncode,
  fields => JSON.stringify(toReference(fields)),
  (fields, theirs) => ({ decided: false, ours: { hex: hex(encode(fields)), raises: null }, theirs }),
)

/** Streams with all kinds of damage are the same events, but where our reader was decided to do better. */
export const v2Decoding: Check = check(
  damagedStream,
  streams => referenceDecode('decode', streams),
  hex,
  (stream, theirs) => compareDecoded(stream, theirs),
)

/** After these, 0xB3 cannot continue a character. Ours takes it for a signature there, the reference does not. */
const HAS_IMPOSSIBLE_CHARACTER = /[\xed\xf4]\xb3/

function wholeMicroseconds({ seconds, nanoseconds }: { seconds: number; nanoseconds: number }) {
  return { seconds, nanoseconds: Math.min(Math.floor(nanoseconds / 1000), 999_999) * 1000 }
}

function compareDecoded(stream: Uint8Array, decoded: Decoded): Comparison {
  const ours = joinNoise(decode(stream))
  const theirs = joinNoise(decoded.events.map(fromReference))
  const decided =
    ours.some((event, index) => isDecided(event, ours[index - 1], index === ours.length - 1)) ||
    hasSignatureAfterDamage(theirs)
  if (!decided && !HAS_IMPOSSIBLE_CHARACTER.test(Buffer.from(stream).toString('latin1'))) {
    return {
      decided: false,
      ours: { events: ours.map(toReference), raises: null },
      theirs: { events: withWholeTruncation(theirs, ours).map(toReference), raises: decoded.raises },
    }
  }
  // However our reader went on, it found each packet that the reference found, in the same order.
  const good = theirs.filter(isGood).map(toReference)
  return { decided: true, ours: foundIn(ours.map(toReference), good), theirs: good }
}

/**
 * Whether an event shows one of the architecture's decisions: headers that are not sound, packets whose fields
 * end too early (all of which the reference takes for sound, or crashes at), and damage that ends where a sound
 * packet starts.
 */
function isDecided(event: TestEvent, before: TestEvent | undefined, last: boolean): boolean {
  if (event.testId !== PARSER_ERROR_ID || event.fileName !== 'Parser Error') return false
  const message = Buffer.from(event.fileBytes!).toString()
  const damaged = before!.fileBytes!
  if (/^(Unsupported|Reserved|Packet length|Number extends)/.test(message)) return true
  if (message.startsWith('3 byte maximum')) return damaged.length < 6
  if (message.startsWith('Bad checksum')) return damaged.length < claimedLength(damaged)
  return message.startsWith('Short read') && !last
}

/** Whether the reference took a 0xB3 behind damage for text, where ours takes it for a signature. */
function hasSignatureAfterDamage(theirs: readonly TestEvent[]): boolean {
  const damage = theirs.findIndex(event => event.fileName === 'Parser Error')
  return damage >= 0 && theirs.slice(damage).some(event => isNoise(event) && event.fileBytes!.includes(0xb3))
}

/** The length that a packet's header claims; all of it when not even the header is there. */
function claimedLength(packet: Uint8Array): number {
  const [first = 0xff, second = 0xff, third = 0xff] = packet.subarray(3, 6)
  const bytes = [first & 0x3f, second, third].slice(0, (first >> 6) + 1)
  return bytes.reduce((value, byte) => value * 256 + byte, 0)
}

/** The reference gives only the first bytes of a packet that the end of input cuts off; ours gives all. */
function withWholeTruncation(theirs: readonly TestEvent[], ours: readonly TestEvent[]): TestEvent[] {
  return theirs.map((event, index) => {
    const reason = Buffer.from(theirs[index + 1]?.fileBytes ?? []).toString()
    const whole = ours[index]?.fileBytes
    if (event.fileName !== 'Packet data' || !reason.startsWith('Short read') || whole === undefined)
      return event
    return hex(whole).startsWith(hex(event.fileBytes!)) ? { ...event, fileBytes: whole } : event
  })
}

function isGood(event: TestEvent): boolean {
  return event.testId !== PARSER_ERROR_ID && !isNoise(event)
}

function isNoise(event: TestEvent): boolean {
  return event.testId === undefined && event.fileName === 'stdout'
}

/** Returns those of `wanted` that stand in `events`, in this order, up to the first that does not. */
function foundIn(events: readonly ReferenceEvent[], wanted: readonly ReferenceEvent[]): ReferenceEvent[] {
  let next = 0
  for (const event of events) {
    if (next < wanted.length && JSON.stringify(event) === JSON.stringify(wanted[next])) next++
  }
  return wanted.slice(0, next)
}
