import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { fileTestIds, Root } from '@subunit-js/adapter'
import { runProject } from '../model/run-project.ts'
import { ours } from '../support/peers.ts'
import type { ParityFramework, ParityProject, ParityRun, Way } from './framework.ts'
import { messageOf, type ReportedTest, type Verdict } from './reported-test.ts'

/** The parts of Vitest's JSON report that matter here. */
interface JsonReport {
  readonly testResults: readonly JsonFile[]
}

interface JsonFile {
  readonly name: string
  readonly message: string
  readonly status: 'passed' | 'failed'
  readonly assertionResults: readonly JsonTest[]
}

interface JsonTest {
  readonly ancestorTitles: readonly string[]
  readonly title: string
  readonly status: string
  readonly duration?: number | null
  readonly failureMessages: readonly string[] | null
}

const REPORTER = fileURLToPath(new URL('../../packages/vitest/dist/index.js', import.meta.url))

/** Vitest takes several reporters, so one run is enough. */
export const vitest: ParityFramework = { name: 'vitest', leavesOutSkipped: true, run }

async function run({ folder, args }: ParityProject, way: Way): Promise<ParityRun> {
  const temporary = mkdtempSync(join(tmpdir(), 'subunit-parity-'))
  try {
    const file = join(temporary, 'report.json')
    const report = ['--reporter', 'json', `--outputFile.json=${file}`]
    const command =
      way === 'flag'
        ? [vitestCommand(folder), 'run', '--reporter', REPORTER, ...report, ...args]
        : [ours('vitest', 'subunit-vitest'), ...report, ...args]
    const { events, stderr } = await runProject({ command: [process.execPath, ...command], cwd: folder })
    const json = readReport(file, stderr)
    return { report: reportedTests(json, new Root(folder)), events, sameRun: true }
  } finally {
    rmSync(temporary, { recursive: true })
  }
}

function readReport(file: string, stderr: string): JsonReport {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    throw new Error(`Vitest has written no report:\n${stderr}`)
  }
}

function vitestCommand(folder: string): string {
  const manifest = createRequire(join(folder, 'from-here.js')).resolve('vitest/package.json')
  return join(dirname(manifest), 'vitest.mjs')
}

function reportedTests({ testResults }: JsonReport, root: Root): ReportedTest[] {
  return testResults.flatMap(({ name, message, status, assertionResults }) => {
    const path = root.name(name)
    const ids = fileTestIds(
      { path },
      assertionResults.map(({ ancestorTitles, title }) => [...ancestorTitles, title]),
    )
    const tests = assertionResults.map((test, index) => reportedTest(ids[index]!, path, test))
    if (tests.length > 0 || status === 'passed') return tests
    return [{ id: path, file: path, verdict: 'failed', duration: undefined, messages: [messageOf(message)] }]
  })
}

function reportedTest(
  id: string,
  file: string,
  { status, duration, failureMessages }: JsonTest,
): ReportedTest {
  return {
    id,
    file,
    verdict: status === 'passed' || status === 'failed' ? status : ('skipped' satisfies Verdict),
    duration: duration ?? undefined,
    messages: (failureMessages ?? []).map(messageOf),
  }
}
