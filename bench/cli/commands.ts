// Whole commands beside the Python tools, on the stream of the reference benchmark. Our commands are run by
// the Node that runs this script.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ours, peer } from '../../test/support/peers.ts'
import { TESTS, writeBenchmarkStream } from '../stream.ts'
import { type Contender, shortest } from './measure.ts'

const ROUNDS = 5

/** What is measured, and how many times faster than the Python tool it has to be. */
const COMMANDS: [name: string, goal: number | undefined, ...args: string[]][] = [
  ['stats', 20],
  ['ls', 20],
  ['filter', 30, '-s'],
  ['filter', undefined],
  ['2to1', 15],
  ['tags', undefined, 'slow'],
]

const folder = mkdtempSync(join(tmpdir(), 'bench-cli-'))
const path = join(folder, 'run.subunit')
const bytes = writeBenchmarkStream(path)
console.log(`${TESTS} tests, ${bytes} bytes, Node ${process.version}, best of ${ROUNDS}, milliseconds`)
console.log('command          Python     ours    ratio   goal')

for (const [name, goal, ...args] of COMMANDS) {
  const command = `subunit-${name}`
  const [python, our] = shortest(
    [contender(peer(command), args), contender(process.execPath, [ours('cli', command), ...args])],
    ROUNDS,
  )
  const label = [name, ...args].join(' ').padEnd(14)
  const ratio = `${(python! / our!).toFixed(1)}x`.padStart(8)
  console.log(
    `${label} ${column(python!)} ${column(our!)} ${ratio} ${goal === undefined ? '' : `${goal}x`.padStart(6)}`,
  )
}
rmSync(folder, { recursive: true })

/** `subunit-tags` reads standard input alone. */
function contender(command: string, args: readonly string[]): Contender {
  const line = [command, ...args].map(arg => `'${arg}'`).join(' ')
  return { name: line, command: 'sh', args: ['-c', `exec ${line} < '${path}'`] }
}

function column(milliseconds: number): string {
  return milliseconds.toFixed(0).padStart(8)
}
