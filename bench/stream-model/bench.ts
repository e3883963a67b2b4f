import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { peer } from '../../test/support/peers.ts'
import { writeBenchmarkStream } from '../stream.ts'

// Compares sinks with their counterparts in testtools on the events of the benchmark stream. Both are run in turn,
// each in processes of its own, and the median of each is taken.

const ROUNDS = 3

interface Reference {
  out: number
  seconds: number
}

interface Ours {
  out: number
  first: number
  later: number
}

const CASES = { tag: 'StreamTagger', fold: 'StreamToDict', summarise: 'StreamSummary' }

const folder = mkdtempSync(join(tmpdir(), 'subunit-bench-'))
try {
  const stream = join(folder, 'stream')
  writeBenchmarkStream(stream)
  for (const [name, counterpart] of Object.entries(CASES)) {
    const rounds = Array.from({ length: ROUNDS }, () => ({
      reference: run<Reference>(peer('python'), 'reference.py', stream, name),
      ours: run<Ours>(process.execPath, 'ours.ts', stream, name),
    }))
    report(name, counterpart, rounds)
  }
} finally {
  rmSync(folder, { recursive: true })
}

function run<Result>(program: string, script: string, ...args: string[]): Result {
  const path = fileURLToPath(new URL(script, import.meta.url))
  return JSON.parse(execFileSync(program, [path, ...args], { encoding: 'utf8' }))
}

function report(name: string, counterpart: string, rounds: { reference: Reference; ours: Ours }[]): void {
  for (const { reference, ours } of rounds) {
    if (reference.out !== ours.out)
      throw new Error(`${name} gave ${ours.out}, ${counterpart} ${reference.out}.`)
  }
  const reference = median(rounds.map(round => round.reference.seconds))
  console.log(`${counterpart}: ${reference.toFixed(3)} s`)
  for (const run of ['first', 'later'] as const) {
    const ours = median(rounds.map(round => round.ours[run]))
    const when = run === 'first' ? 'first run of a process' : 'later runs'
    console.log(`${name}, ${when}: ${ours.toFixed(3)} s, ${(reference / ours).toFixed(1)} times`)
  }
}

function median(values: number[]): number {
  return values.sort((a, b) => a - b)[values.length >> 1]!
}
