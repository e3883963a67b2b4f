import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { peer } from '../../test/support/peers.ts'
import { writeBenchmarkStream } from '../stream.ts'

// Compares the codec with python-subunit on the benchmark stream. Both are run in turn, each in processes of its
// own, and the fastest run of each counts, since whatever else a machine does only adds to the time.

const ROUNDS = 5

const WORK = ['decoding', 'encoding', 'writing'] as const

type Work = (typeof WORK)[number]
type Reference = { events: number; seen: number } & Record<Work, number>
type Ours = { events: number; seen: number } & Record<Work, { first: number; later: number }>

const folder = mkdtempSync(join(tmpdir(), 'subunit-bench-'))
try {
  const stream = join(folder, 'stream')
  const bytes = writeBenchmarkStream(stream)
  const rounds = Array.from({ length: ROUNDS }, () => ({
    reference: run<Reference>(peer('python'), 'reference.py', stream),
    ours: run<Ours>(process.execPath, 'ours.ts', stream),
  }))
  report(bytes, rounds)
} finally {
  rmSync(folder, { recursive: true })
}

function run<Result>(program: string, script: string, stream: string): Result {
  const path = fileURLToPath(new URL(script, import.meta.url))
  return JSON.parse(execFileSync(program, [path, stream, `${stream}.written`], { encoding: 'utf8' }))
}

function report(bytes: number, rounds: { reference: Reference; ours: Ours }[]): void {
  const { events, seen } = rounds[0]!.reference
  for (const { ours } of rounds) {
    if (ours.events !== events || ours.seen !== seen) throw new Error('The two did not read the same.')
  }
  console.log(`${events} events, ${(bytes / 1e6).toFixed(1)} MB, Node ${process.version}`)
  for (const what of WORK) {
    const reference = Math.min(...rounds.map(round => round.reference[what]))
    line(`${what}, python-subunit`, reference, events, bytes)
    for (const run of ['first', 'later'] as const) {
      const ours = Math.min(...rounds.map(round => round.ours[what][run]))
      line(
        `${what}, ours, ${run === 'first' ? 'first run of a process' : 'later runs'}`,
        ours,
        events,
        bytes,
        reference,
      )
    }
  }
}

function line(what: string, seconds: number, events: number, bytes: number, reference?: number): void {
  const rate = `${Math.round(events / seconds).toLocaleString('en')} events/s, ${(bytes / 1e6 / seconds).toFixed(1)} MB/s`
  const ratio = reference === undefined ? '' : `, ${(reference / seconds).toFixed(1)} times`
  console.log(`${what}: ${seconds.toFixed(3)} s, ${rate}${ratio}`)
}
