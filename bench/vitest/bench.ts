// What reporting costs: 2,000 trivial tests in 20 files, ours against Vitest's own dot and JSON reporters, in
// interleaved runs; the memory of 50,000 tests in one run; and a list of 10,000 tests in 500 files against
// Vitest's own. Run it with `node bench/vitest/bench.ts [rounds]`.
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const ROUNDS = Number(process.argv[2] ?? 11)

const repository = fileURLToPath(new URL('../..', import.meta.url))
const vitest = join(repository, 'node_modules/vitest/vitest.mjs')
const backend = join(repository, 'packages/vitest/bin/subunit-vitest.js')
const folder = mkdtempSync(join(tmpdir(), 'subunit-bench-vitest-'))

const RUNS = {
  dot: [vitest, 'run', '--reporter', 'dot'],
  json: [vitest, 'run', '--reporter', 'json', '--outputFile=out.json'],
  ours: [vitest, 'run', '--reporter', '@subunit-js/vitest'],
  'ours to a file': [vitest, 'run', '--reporter', '@subunit-js/vitest', '--outputFile=out.subunit'],
  'subunit-vitest': [backend],
}

const LISTS = {
  'vitest list': [vitest, 'list', '--no-static-parse'],
  'subunit-vitest': [backend, '--list'],
}

try {
  mkdirSync(join(folder, 'node_modules/@subunit-js'), { recursive: true })
  symlinkSync(join(repository, 'node_modules/vitest'), join(folder, 'node_modules/vitest'))
  symlinkSync(join(repository, 'packages/vitest'), join(folder, 'node_modules/@subunit-js/vitest'))

  writeTests(20, 100)
  const times = measure(RUNS, ROUNDS)
  console.log(`2,000 tests in 20 files, median of ${ROUNDS} interleaved rounds:`)
  show(times)
  for (const name of ['ours', 'ours to a file'] as const) {
    const [dot, json] = (['dot', 'json'] as const).map(against => ratio(times, name, against))
    console.log(`  ${name}: median of the pairs' ratios ${dot} to dot, ${json} to JSON`)
  }

  writeTests(500, 20)
  const lists = measure(LISTS, 3)
  console.log('10,000 tests in 500 files listed, median of 3 interleaved rounds:')
  show(lists)
  console.log(`  median of the pairs' ratios ${ratio(lists, 'subunit-vitest', 'vitest list')}`)

  writeTests(50, 1000)
  console.log('50,000 tests in 50 files, largest resident size:')
  for (const name of ['dot', 'ours'] as const) {
    console.log(`  ${name.padEnd(16)} ${residentMegabytes(RUNS[name])} MB`)
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}

function writeTests(files: number, tests: number): void {
  rmSync(join(folder, 'test'), { recursive: true, force: true })
  mkdirSync(join(folder, 'test'))
  const loop = `for (let n = 0; n < ${tests}; n++) test('test ' + n, () => {})`
  const body = `import { describe, test } from 'vitest'\ndescribe('block', () => { ${loop} })\n`
  for (let file = 0; file < files; file++) writeFileSync(join(folder, `test/file-${file}.test.mjs`), body)
}

type Times<Name extends string> = Record<Name, number[]>

function measure<Name extends string>(
  commands: Readonly<Record<Name, readonly string[]>>,
  rounds: number,
): Times<Name> {
  const names = Object.keys(commands) as Name[]
  const times = Object.fromEntries(names.map(name => [name, [] as number[]])) as Times<Name>
  for (let round = -1; round < rounds; round++) {
    for (const name of names) {
      const start = performance.now()
      run(commands[name])
      // The first round fills caches.
      if (round >= 0) times[name].push(performance.now() - start)
    }
  }
  return times
}

function show(times: Times<string>): void {
  for (const [name, values] of Object.entries(times)) {
    console.log(`  ${name.padEnd(16)} ${median(values).toFixed(0).padStart(6)} ms`)
  }
}

function ratio<Name extends string>(times: Times<Name>, name: Name, against: Name): string {
  return median(times[name].map((time, round) => time / times[against][round]!)).toFixed(3)
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

/** The main process says it when it exits; workers have an IPC channel or are threads. */
function residentMegabytes(command: readonly string[]): number {
  const probe = join(folder, 'probe.cjs')
  const say = "require('node:fs').writeSync(2, 'RSS=' + process.resourceUsage().maxRSS + ';')"
  writeFileSync(probe, `if (!process.send) process.prependListener('exit', () => { ${say} })\n`)
  const said = run(command, { NODE_OPTIONS: `--require=${probe}` })
  const sizes = [...said.matchAll(/RSS=(\d+);/g)].map(match => Number(match[1]))
  return Math.round(Math.max(...sizes) / 1024)
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1]!
}
