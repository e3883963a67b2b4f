// What reporting costs: 2,000 trivial tests in 20 files, ours against Mocha's own dot and JSON reporters, in
// interleaved runs; and the memory of 50,000 tests in one run. Run it with `node bench/mocha/bench.ts`.
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const ROUNDS = 11

const repository = fileURLToPath(new URL('../..', import.meta.url))
const mocha = join(repository, 'node_modules/mocha/bin/mocha.js')
const folder = mkdtempSync(join(tmpdir(), 'subunit-bench-mocha-'))

const COMMANDS = {
  dot: [mocha, '--reporter', 'dot'],
  json: [mocha, '--reporter', 'json'],
  ours: [mocha, '--reporter', '@subunit-js/mocha'],
  'ours to a file': [mocha, '--reporter', '@subunit-js/mocha', '--reporter-option', 'outputFile=out'],
  'subunit-mocha': [join(repository, 'packages/mocha/bin/subunit-mocha.js')],
}

try {
  mkdirSync(join(folder, 'node_modules'))
  symlinkSync(join(repository, 'node_modules/mocha'), join(folder, 'node_modules/mocha'))
  writeTests(20, 100)
  const times = measure()
  const best = Math.min(median(times.get('dot')!), median(times.get('json')!))
  console.log(`2,000 tests, median of ${ROUNDS} interleaved rounds:`)
  for (const [name, values] of times) {
    const ratio = (median(values) / best).toFixed(3)
    console.log(
      `  ${name.padEnd(16)} ${median(values).toFixed(0).padStart(5)} ms  ${ratio} of the faster built-in`,
    )
  }
  for (const name of ['ours', 'ours to a file']) {
    const pairs = (against: string) =>
      times.get(name)!.map((time, round) => time / times.get(against)![round]!)
    const [dot, json] = [median(pairs('dot')), median(pairs('json'))].map(value => value.toFixed(3))
    console.log(`  ${name}: median of the pairs' ratios ${dot} to dot, ${json} to JSON`)
  }
  writeTests(50, 1000)
  console.log('50,000 tests, largest resident size:')
  for (const name of ['dot', 'ours'] as const)
    console.log(`  ${name.padEnd(16)} ${residentMegabytes(COMMANDS[name])} MB`)
} finally {
  rmSync(folder, { recursive: true, force: true })
}

function writeTests(files: number, tests: number): void {
  rmSync(join(folder, 'test'), { recursive: true, force: true })
  mkdirSync(join(folder, 'test'))
  for (let file = 0; file < files; file++) {
    const body = `describe('block', () => { for (let n = 0; n < ${tests}; n++) it('test ' + n, () => {}) })\n`
    writeFileSync(join(folder, 'test', `file-${file}.cjs`), body)
  }
}

function measure(): Map<string, number[]> {
  const times = new Map(Object.keys(COMMANDS).map(name => [name, [] as number[]]))
  for (let round = -1; round < ROUNDS; round++) {
    for (const [name, command] of Object.entries(COMMANDS)) {
      const start = performance.now()
      run(command)
      // The first round fills caches.
      if (round >= 0) times.get(name)!.push(performance.now() - start)
    }
  }
  return times
}

function run(command: readonly string[], env: NodeJS.ProcessEnv = {}): string {
  const { status, stdout, stderr } = spawnSync(process.execPath, command, {
    cwd: folder,
    env: { ...process.env, ...env },
    maxBuffer: 1 << 28,
  })
  if (status !== 0) throw new Error(`${command.join(' ')} exited with status ${status}:\n${stderr}`)
  return `${stdout.length} ${stderr}`
}

/** The process itself says it when it exits. */
function residentMegabytes(command: readonly string[]): number {
  const probe = join(folder, 'probe.cjs')
  writeFileSync(
    probe,
    "process.on('exit', () => require('node:fs').writeSync(2, 'RSS=' + process.resourceUsage().maxRSS))\n",
  )
  const said = run(command, { NODE_OPTIONS: `--require=${probe}` })
  return Math.round(Number(/RSS=(\d+)/.exec(said)![1]) / 1024)
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1]!
}
