/** A test point's name, and what was taken off it. */
export interface CleanName {
  readonly name: string
  readonly remarks: readonly string[]
  readonly milliseconds: number | undefined
}

/** Directives that are outside the standard and may differ from run to run. */
const REMARK = /^(?:EXPECTED FAILURE|FLAKY)\b/

const DURATION = /^(?:time=(\d+(?:\.\d+)?)(m?s)|duration_ms (\d+(?:\.\d+)?))$/i

/** What bats writes at the end of a name when asked for timing: `in 5ms`. */
const TIMING = /^(\d+(?:\.\d+)?) ?(ms|s|sec|seconds)$/

/**
 * Takes off a description what would make the test's id differ from run to run: durations and the directives
 * of producers that the standard does not know.
 */
export function cleanName(description: string): CleanName {
  // Most names are neither, and a look at the end costs little.
  if (!description.includes('#') && !/[sc]$/.test(description)) return plain(description)
  const remarks: string[] = []
  let rest = withoutDuration(description)
  for (let last = lastDirective(rest); last !== undefined && REMARK.test(last.text); ) {
    remarks.unshift(last.text)
    rest = rest.slice(0, last.at).trimEnd()
    last = lastDirective(rest)
  }
  const at = rest.lastIndexOf(' in ')
  const timing = at < 0 ? null : TIMING.exec(rest.slice(at + 4))
  if (timing === null) return { name: unlessDash(rest), remarks, milliseconds: undefined }
  const milliseconds = Number(timing[1]) * (timing[2] === 'ms' ? 1 : 1000)
  return { name: unlessDash(rest.slice(0, at)), remarks, milliseconds }
}

function plain(description: string): CleanName {
  return { name: unlessDash(description), remarks: [], milliseconds: undefined }
}

/** The text without a duration that is written at its end as a directive: `# time=5ms`, `# duration_ms 5`. */
export function withoutDuration(text: string): string {
  const last = lastDirective(text)
  return last !== undefined && DURATION.test(last.text) ? text.slice(0, last.at).trimEnd() : text
}

/** The milliseconds of a duration that is written at the end of a text as a directive. */
export function durationBehind(text: string): number | undefined {
  const last = lastDirective(text)
  return last === undefined ? undefined : durationComment(last.text)
}

/** The milliseconds that a comment gives (`# time=5ms`, `# duration_ms 5`), or undefined where it is another. */
export function durationComment(comment: string): number | undefined {
  const match = DURATION.exec(comment.replace(/^#\s*/, ''))
  if (match === null) return undefined
  const [, time, unit, milliseconds] = match
  return time === undefined ? Number(milliseconds) : Number(time) * (unit === 's' ? 1000 : 1)
}

/** What follows the last number sign that stands at the beginning of a word. */
function lastDirective(text: string): { readonly at: number; readonly text: string } | undefined {
  const at = text.lastIndexOf('#')
  if (at < 0 || (at > 0 && text[at - 1]!.trim() !== '')) return undefined
  return { at, text: text.slice(at + 1).trim() }
}

/** The dash that introduces a description is none itself. */
function unlessDash(text: string): string {
  const name = text.trim()
  return name === '-' ? '' : name
}
