import type { Result } from 'tap-parser'
import { millisecondsOf } from '../yaml/duration.ts'
import { cleanName, durationBehind, withoutDuration } from './name.ts'
import type { Diagnostics, Directive, TestPoint } from './tap-event.ts'

/** What belongs to a test point besides its line. */
export interface Belongings {
  readonly comments: string
  readonly diagnostics: Diagnostics | undefined
  readonly closes: TestPoint['closes']
}

/** Makes a test point of what tap-parser read on its line and of what followed it. */
export function testPoint(result: Result, { comments, diagnostics, closes }: Belongings): TestPoint {
  const { name, remarks, milliseconds } = cleanName(result.name)
  const reason = [result.todo, result.skip].find(said => typeof said === 'string') ?? ''
  const duration = result.time ?? milliseconds ?? durationBehind(reason) ?? millisecondsOf(diagnostics?.text)
  return {
    ok: result.ok,
    name,
    directive: directiveOf(result, remarks),
    remarks,
    milliseconds: duration !== undefined && Number.isFinite(duration) ? duration : undefined,
    comments,
    diagnostics,
    closes,
  }
}

/** The line of a test point that has nothing in it to interpret. */
export interface PlainLine {
  readonly text: string
  readonly ok: boolean
  readonly name: string
}

/** Makes a test point of such a line. */
export function plainPoint({ ok, name }: PlainLine, belongings: Belongings): TestPoint {
  const clean = cleanName(name)
  const duration = clean.milliseconds ?? millisecondsOf(belongings.diagnostics?.text)
  return { ok, ...clean, directive: undefined, milliseconds: duration, ...belongings }
}

function directiveOf(result: Result, remarks: readonly string[]): Directive | undefined {
  if (result.todo !== false) {
    const reason = reasonOf(result.todo)
    const skipped = /^& *skip\S*/i.exec(reason)
    if (skipped === null) return { kind: 'todo', reason }
    return { kind: 'skip-todo', reason: reasonOf(reason.slice(skipped[0].length)) }
  }
  if (result.skip !== false) return { kind: 'skip', reason: reasonOf(result.skip) }
  // Only a passing point says that the expected failure took place.
  const expected = remarks.some(remark => /^expected failure/i.test(remark))
  return expected && result.ok ? { kind: 'expected-failure', reason: '' } : undefined
}

/** A reason without the punctuation that producers put before it (`# SKIP: why`, `# SKIP - why`). */
function reasonOf(said: string | boolean): string {
  if (typeof said === 'boolean') return ''
  return withoutDuration(said).replace(/^[\s:,;.–—-]+/u, '')
}
