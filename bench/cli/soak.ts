// Streams of up to 2 GB through filters: peak memory, and whether the cost grows linearly.
import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createWriteStream, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ours } from '../../test/support/peers.ts'
import { benchmarkBytes } from '../stream.ts'

const TESTS_PER_GIGABYTE = 4_000_000
const SIZES = [0.25, 0.5, 1, 2]
const PEAK_GOAL = 150

/** What a process needed for itself: CPU time in milliseconds, and the most memory that it had, in MiB. */
interface Usage {
  readonly cpu: number
  readonly peak: number
}

const folder = mkdtempSync(join(tmpdir(), 'soak-cli-'))
const fifos = ['one', 'other'].map(name => join(folder, name))
execFileSync('mkfifo', fifos)
const probe = fileURLToPath(new URL('usage-probe.mjs', import.meta.url))

console.log(`Node ${process.version}; the goal is a peak below ${PEAK_GOAL} MiB`)
console.log('command        GB   CPU s   CPU s/GB   peak MiB')
for (const gigabytes of SIZES)
  print('filter -s', gigabytes, await run(['filter', '-s'], [fifos[0]!], gigabytes))
for (const gigabytes of SIZES) print('merge', gigabytes, await run(['merge'], fifos, gigabytes))
rmSync(folder, { recursive: true })

/** Feeds a command with generated tests, shared out over its inputs, and throws its output away. */
async function run(args: readonly string[], inputs: readonly string[], gigabytes: number): Promise<Usage> {
  const child = spawn(process.execPath, ['--import', probe, ours('cli', 'subunit'), ...args, ...inputs], {
    stdio: ['ignore', 'ignore', 'inherit', 'pipe'],
  })
  let usage = ''
  child.stdio[3]!.on('data', chunk => (usage += chunk))
  const ended = once(child, 'close')
  await Promise.all(inputs.map(path => feed(path, (gigabytes * TESTS_PER_GIGABYTE) / inputs.length)))
  const [status] = await ended
  if (status !== 0) throw new Error(`subunit ${args.join(' ')} ended with status ${status}`)
  return JSON.parse(usage)
}

async function feed(path: string, tests: number): Promise<void> {
  const writer = createWriteStream(path)
  for (const piece of benchmarkBytes(tests)) {
    if (!writer.write(piece)) await once(writer, 'drain')
  }
  writer.end()
  await once(writer, 'close')
}

function print(name: string, gigabytes: number, { cpu, peak }: Usage): void {
  const columns = [
    name.padEnd(12),
    String(gigabytes).padStart(4),
    (cpu / 1000).toFixed(1).padStart(7),
    (cpu / 1000 / gigabytes).toFixed(2).padStart(10),
    peak.toFixed(0).padStart(10),
  ]
  console.log(columns.join(' '))
}
