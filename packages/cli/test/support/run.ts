import { spawnSync } from 'node:child_process'
import { decode, type EventFields, encode, type TestEvent } from '@subunit-js/protocol'
import { ours } from '../../../../test/support/peers.ts'

/** How a command ended and what it said. */
export interface Ended {
  readonly status: number | null
  readonly stdout: string
  readonly stderr: string
}

/** Runs `subunit` with `input` on its standard input, and the outputs as text. */
export function subunit(args: readonly string[], input: Uint8Array | string = ''): Ended {
  return run(ours('cli', 'subunit'), args, input)
}

/** Runs a command by its path, and gives its outputs as text. */
export function run(command: string, args: readonly string[], input: Uint8Array | string = ''): Ended {
  const { status, stdout, stderr } = runRaw(command, args, input)
  return { status, stdout: stdout.toString(), stderr: stderr.toString() }
}

/** Runs `subunit` and gives the events of its output. Throws if it complains. */
export function eventsOf(args: readonly string[], input: Uint8Array | string = ''): TestEvent[] {
  const { status, stdout, stderr } = runRaw(ours('cli', 'subunit'), args, input)
  if (status !== 0 || stderr.length > 0) throw new Error(`It ended with ${status}: ${stderr}`)
  return decode(stdout)
}

export function runRaw(command: string, args: readonly string[], input: Uint8Array | string = '') {
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    input,
    maxBuffer: 1 << 28,
    env: { ...process.env, PYTHONHASHSEED: '0', COLUMNS: '80' },
  })
  if (error !== undefined) throw error
  return { status, stdout, stderr }
}

/** The bytes of a stream. */
export function stream(...events: EventFields[]): Uint8Array {
  return Buffer.concat(events.map(event => encode(event)))
}
