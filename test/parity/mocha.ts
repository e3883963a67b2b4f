import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { fileTestIds, Root } from '@subunit-js/adapter'
import { type ProjectResult, runProject } from '../model/run-project.ts'
import { ours } from '../support/peers.ts'
import type { ParityFramework, ParityProject, ParityRun, Way } from './framework.ts'
import { messageOf, type ReportedTest } from './reported-test.ts'

/** The parts of Mocha's JSON report that matter here. */
interface JsonTest {
  readonly file: string
  /** Absent from tests that are pending. */
  readonly duration?: number
  readonly err: { readonly message?: string; readonly stack?: string }
}

const REPORTER = fileURLToPath(new URL('fixtures/mocha-reporter.cjs', import.meta.url))
const OURS = fileURLToPath(new URL('../../packages/mocha/dist/index.js', import.meta.url))

/** Mocha takes one reporter, so ours is called by the one that reports for comparison; the backend's is not. */
export const mocha: ParityFramework = { name: 'mocha', leavesOutSkipped: false, run }

async function run({ folder, args }: ParityProject, way: Way): Promise<ParityRun> {
  const temporary = mkdtempSync(join(tmpdir(), 'subunit-parity-'))
  try {
    const file = join(temporary, 'report.json')
    const flag = way === 'flag'
    const command = [process.execPath, mochaCommand(folder), '--reporter', REPORTER, ...args]
    const env = { PARITY_REPORT: file, ...(flag ? { PARITY_OURS: OURS } : {}) }
    const reported = await runProject({ command, cwd: folder, env })
    const { events } = flag ? reported : await runBackend(folder, args)
    return { report: readReport(file, new Root(folder)), events, sameRun: flag }
  } finally {
    rmSync(temporary, { recursive: true })
  }
}

function runBackend(folder: string, args: readonly string[]): Promise<ProjectResult> {
  return runProject({ command: [process.execPath, ours('mocha', 'subunit-mocha'), ...args], cwd: folder })
}

function mochaCommand(folder: string): string {
  const manifest = createRequire(join(folder, 'from-here.js')).resolve('mocha/package.json')
  return join(dirname(manifest), 'bin/mocha.js')
}

function readReport(file: string, root: Root): ReportedTest[] {
  const tests: JsonTest[] = JSON.parse(readFileSync(file, 'utf8')).tests
  const paths: string[][] = JSON.parse(readFileSync(`${file}.paths`, 'utf8'))
  const byFile = Map.groupBy(
    tests.map((test, index) => ({ test, titles: paths[index]! })),
    ({ test }) => root.name(test.file),
  )
  return [...byFile].flatMap(([path, entries]) => {
    const ids = fileTestIds(
      { path },
      entries.map(({ titles }) => titles),
    )
    return entries.map(({ test }, index) => reportedTest(ids[index]!, path, test))
  })
}

function reportedTest(id: string, file: string, { duration, err }: JsonTest): ReportedTest {
  const { message, stack } = err
  const failed = message !== undefined
  const verdict = failed ? 'failed' : duration === undefined ? 'skipped' : 'passed'
  return { id, file, verdict, duration, messages: failed ? [messageOf(stack ?? message)] : [] }
}
