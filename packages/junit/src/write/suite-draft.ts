import type { TestRecord } from '@subunit-js/stream'
import type { SuiteNote } from '../map/note.ts'
import { parseInstant } from '../model/instant.ts'
import type { JUnitCase, JUnitProperty, JUnitSuite } from '../model/report.ts'
import { parseSeconds } from '../model/seconds.ts'
import { Period } from '../model/time.ts'

/** A suite while its cases come in. */
export class SuiteDraft {
  readonly inner: Map<string, SuiteDraft> = new Map()
  readonly period: Period = new Period()
  readonly #cases: JUnitCase[] = []
  #name: string
  #file: string | undefined
  #note: SuiteNote | undefined
  #systemOut: string | undefined
  #systemErr: string | undefined

  constructor(name: string, file: string | undefined) {
    this.#name = name
    this.#file = file
  }

  /** Whether a JUnit file spoke of this suite, so that it is one even without cases. */
  get noted(): boolean {
    return this.#note !== undefined
  }

  /** Its place among the suites of the file that spoke of it; others stand as they came. */
  get position(): number {
    return this.#note?.position ?? 0
  }

  addCase(testCase: JUnitCase, test: TestRecord): void {
    this.#cases.push(testCase)
    this.period.add(test.start, test.stop)
  }

  addNote(note: SuiteNote): void {
    this.#note = note
    this.#name = note.name ?? this.#name
    this.#file = note.file
  }

  addOutput(channel: string, text: string): void {
    if (channel === 'stderr') this.#systemErr = (this.#systemErr ?? '') + text
    else this.#systemOut = (this.#systemOut ?? '') + text
  }

  /** The suite as it stands; `common` goes into every suite. */
  suite(common: CommonOfSuites): JUnitSuite {
    const note = this.#note
    const suites = inOrder(this.inner).map(draft => draft.suite(common))
    for (const { period } of this.inner.values()) this.period.add(period.start, period.stop)
    const flakes = this.#cases.filter(isFlaky).length
    return {
      name: this.#name,
      file: this.#file === undefined ? undefined : common.filePathPrefix + this.#file,
      // What a file said of a suite's time goes before what its cases come to.
      timestamp: note === undefined ? this.period.start : parseInstant(note.timestamp ?? ''),
      duration: note === undefined ? this.period.duration : parseSeconds(note.time ?? ''),
      attributes: {
        ...(common.hostname !== undefined && { hostname: common.hostname }),
        ...note?.attributes,
        ...(flakes > 0 && { flakes: String(flakes) }),
      },
      properties: [...(note?.properties ?? []), ...common.properties],
      suites,
      cases: this.#cases,
      systemOut: this.#systemOut,
      systemErr: this.#systemErr,
    }
  }
}

export interface CommonOfSuites {
  readonly filePathPrefix: string
  readonly hostname: string | undefined
  readonly properties: readonly JUnitProperty[]
}

/** The suites of a level in the order in which they are written. */
export function inOrder(drafts: ReadonlyMap<string, SuiteDraft>): SuiteDraft[] {
  return [...drafts.values()].sort((a, b) => a.position - b.position)
}

function isFlaky({ results }: JUnitCase): boolean {
  return results.some(({ element }) => element === 'flakyFailure' || element === 'flakyError')
}
