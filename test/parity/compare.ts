import type { ReportedTest } from './reported-test.ts'

/** Durations of one run may differ by this much, as they are rounded on their ways. */
const TOLERANCE_MS = 1

export interface CompareOptions {
  /** Both sides saw the same run, so that durations can be compared. */
  readonly sameRun: boolean
  /** The stream may leave out what the report calls skipped: tests that others leave out by `.only`. */
  readonly mayLeaveOutSkipped: boolean
}

export interface Comparison {
  /** How many tests both sides have. */
  readonly compared: number
  /** How many skipped tests the stream leaves out, where it may. */
  readonly leftOut: number
  /** One line each. */
  readonly differences: readonly string[]
}

/** Compares what a framework's own report and a stream say of the same tests. */
export function compare(
  report: readonly ReportedTest[],
  stream: readonly ReportedTest[],
  { sameRun, mayLeaveOutSkipped }: CompareOptions,
): Comparison {
  const theirs = byId(report)
  const ours = byId(stream)
  const differences: string[] = []
  let compared = 0
  let leftOut = 0
  for (const id of new Set([...theirs.keys(), ...ours.keys()])) {
    const [expected = [], actual = []] = [theirs.get(id), ours.get(id)]
    for (let index = 0; index < Math.max(expected.length, actual.length); index++) {
      const [left, right] = [expected[index], actual[index]]
      if (left !== undefined && right !== undefined) {
        compared++
        differences.push(...differencesOf(left, right, sameRun))
      } else if (mayLeaveOutSkipped && left?.verdict === 'skipped') leftOut++
      else differences.push(`${id}: only in the ${left === undefined ? 'stream' : 'report'}`)
    }
  }
  return { compared, leftOut, differences }
}

/** Several projects may run a test of the same id: their order is made the same on both sides. */
function byId(tests: readonly ReportedTest[]): Map<string, ReportedTest[]> {
  const map = new Map<string, ReportedTest[]>()
  for (const test of tests) map.set(test.id, [...(map.get(test.id) ?? []), test])
  for (const list of map.values()) {
    list.sort((left, right) => (left.duration ?? 0) - (right.duration ?? 0))
  }
  return map
}

function* differencesOf(report: ReportedTest, stream: ReportedTest, sameRun: boolean): Generator<string> {
  const { id } = report
  if (report.file !== stream.file) yield `${id}: file ${report.file}, in the stream ${stream.file}`
  if (report.verdict !== stream.verdict) yield `${id}: ${report.verdict}, in the stream ${stream.verdict}`
  const [expected, actual] = [report.duration, stream.duration]
  if (sameRun && expected !== undefined && actual !== undefined) {
    if (Math.abs(expected - actual) > TOLERANCE_MS) yield `${id}: ${expected} ms, in the stream ${actual} ms`
  }
  const missing = report.messages.filter(message => !stream.messages.some(text => text.includes(message)))
  if (missing.length > 0) yield `${id}: the stream does not say ${JSON.stringify(missing)}`
  if (report.messages.length > stream.messages.length) {
    yield `${id}: ${report.messages.length} errors, in the stream ${stream.messages.length}`
  }
}
