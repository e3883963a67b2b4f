import { closeSync, openSync, readFileSync, writeSync } from 'node:fs'
import { Decoder, decode, Encoder, type TestEvent } from '@subunit-js/protocol'

// Times our codec on a stream: reads all fields of each event, then writes the events again, to memory and to a
// file. Prints JSON: events, and the seconds that each took, in the first run and in the fastest of later ones.

const CHUNK_BYTES = 1 << 16
const LATER_RUNS = 5

const bytes = readFileSync(process.argv[2]!)
let events = 0
let seen = 0

function read(event: TestEvent): void {
  events++
  if (event.testId !== undefined) seen++
  if (event.status !== undefined) seen++
  if (event.tags !== undefined) seen++
  if (event.fileName !== undefined) seen++
  if (event.fileBytes !== undefined) seen++
  if (event.mimeType !== undefined) seen++
  if (event.routeCode !== undefined) seen++
  if (event.timestamp !== undefined) seen++
  if (event.runnable) seen++
  if (event.eof) seen++
}

function decodeAll(): void {
  events = 0
  seen = 0
  const decoder = new Decoder(read)
  for (let at = 0; at < bytes.length; at += CHUNK_BYTES) decoder.write(bytes.subarray(at, at + CHUNK_BYTES))
  decoder.end()
}

function encodeAll(all: readonly TestEvent[], write: (piece: Uint8Array) => void): void {
  const encoder = new Encoder()
  let written = 0
  const flush = () => {
    const piece = encoder.take()
    written += piece.length
    write(piece)
  }
  for (const event of all) {
    encoder.append(event)
    if (encoder.length >= CHUNK_BYTES) flush()
  }
  flush()
  if (written !== bytes.length) throw new Error(`Wrote ${written} bytes for ${bytes.length}.`)
}

function writeAll(all: readonly TestEvent[]): void {
  const file = openSync(process.argv[3]!, 'w')
  encodeAll(all, piece => writeSync(file, piece))
  closeSync(file)
}

function seconds(work: () => void): number {
  const start = performance.now()
  work()
  return (performance.now() - start) / 1000
}

function timed(work: () => void): { first: number; later: number } {
  const first = seconds(work)
  return { first, later: Math.min(...Array.from({ length: LATER_RUNS }, () => seconds(work))) }
}

const decoding = timed(decodeAll)
const all = decode(bytes)
const encoding = timed(() => encodeAll(all, () => {}))
const writing = timed(() => writeAll(all))
console.log(JSON.stringify({ events, seen, decoding, encoding, writing }))
