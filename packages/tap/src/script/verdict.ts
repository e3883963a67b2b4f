import type { DocumentEnd, Plan } from '../read/tap-event.ts'

/** How the process of a script ended, where a script was run. */
export interface ScriptEnding {
  /** Absent where the process was killed or never was. */
  readonly exitStatus?: number | undefined
  /** The signal that killed the process. */
  readonly signal?: string | undefined
  /** Why there was no process, or why it was given up, as a sentence without a full stop. */
  readonly failure?: string | undefined
}

/** What speaks against a document: failed test points by name, and what is wrong with the document itself. */
export class Findings {
  static readonly #NAMED = 10
  readonly #failed: string[] = []
  #failures = 0
  readonly #problems: string[] = []

  addFailure(name: string): void {
    if (this.#failures++ < Findings.#NAMED) this.#failed.push(name)
  }

  addProblems(texts: readonly string[]): void {
    for (const text of texts) if (this.#problems.length < Findings.#NAMED) this.#problems.push(text)
  }

  /** Takes over what was found in a subtest. */
  addSubtest(name: string, inside: Findings): void {
    for (const failed of inside.#failed) if (this.#failed.length < Findings.#NAMED) this.#failed.push(failed)
    this.#failures += inside.#failures
    this.addProblems(inside.#problems.map(text => `in the subtest ${JSON.stringify(name)}: ${text}`))
  }

  /** Whether test points failed. */
  get failed(): boolean {
    return this.#failures > 0
  }

  /** Whether anything was found at all. */
  get any(): boolean {
    return this.failed || this.#problems.length > 0
  }

  /** One sentence for each thing that was found. */
  get texts(): string[] {
    if (this.#failures === 0) return this.#problems
    const more = this.#failures - this.#failed.length
    const names = this.#failed.join('; ') + (more === 0 ? '' : ` and ${more} more`)
    const count = this.#failures === 1 ? '1 test point' : `${this.#failures} test points`
    return [`${count} failed: ${names}`, ...this.#problems]
  }
}

/** The status of a script's own test, and why. */
export interface Verdict {
  readonly status: 'success' | 'fail' | 'skip'
  readonly reason: string
}

/** Judges a script by its document, as TAP's standard does, and by how its process ended. */
export function judge(
  document: DocumentEnd & { readonly silent: boolean },
  findings: Findings,
  bailOut: string | undefined,
  ending: ScriptEnding,
): Verdict {
  const against = [...endingTexts(ending)]
  if (bailOut !== undefined) against.unshift(bailOut === '' ? 'it bailed out' : `it bailed out: ${bailOut}`)
  if (!document.silent || bailOut !== undefined) against.unshift(...findings.texts)
  else if (ending.failure === undefined) against.unshift('it printed no TAP')
  if (against.length > 0) return { status: 'fail', reason: against.join('\n') }
  const { plan } = document
  return plan?.end === 0 ? { status: 'skip', reason: skipReason(plan) } : { status: 'success', reason: '' }
}

function* endingTexts({ failure, signal, exitStatus }: ScriptEnding): Generator<string> {
  if (failure !== undefined) yield failure
  if (signal !== undefined) yield `it was killed by ${signal}`
  if (exitStatus !== undefined && exitStatus !== 0) yield `it exited with status ${exitStatus}`
}

function skipReason({ comment }: Plan): string {
  return comment.replace(/^skip\S*/i, '').replace(/^[\s:,;.–—-]+/u, '')
}
