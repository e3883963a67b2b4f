import type { PointEvent, SubtestAbandoned, SubtestStart, TapEvent } from '../read/tap-event.ts'

/** More events than this are not held back: an input without end must not fill the memory. */
const MAX_HELD = 10_000

/** What a subtest is called that has no name, or was too long to wait for it. */
const UNNAMED = 'subtest'

/** A subtest's start with the name that it goes by. */
export type NamedStart = SubtestStart & { readonly name: string }

export type NamedEvent = Exclude<TapEvent, SubtestStart> | NamedStart

/**
 * Holds back what is inside a subtest that bears no name until the test point comes that closes it and names
 * it. All else passes at once. `name` is the point's own; an unnamed point leaves its subtest unnamed.
 */
export class NamedSubtests {
  readonly #next: (event: NamedEvent) => void
  /** The start of the outermost unnamed subtest and what came since. */
  #held: [SubtestStart, ...TapEvent[]] | undefined

  constructor(next: (event: NamedEvent) => void) {
    this.#next = next
  }

  event(event: TapEvent): void {
    if (this.#held === undefined) this.#outside(event)
    else if (isStructure(event)) this.#inside(this.#held, event)
    else this.#next(event)
  }

  #outside(event: TapEvent): void {
    if (event.kind !== 'subtest') this.#next(event)
    else if (event.name === undefined) this.#held = [event]
    else this.#next({ ...event, name: event.name })
  }

  #inside(held: [SubtestStart, ...TapEvent[]], event: TapEvent): void {
    held.push(event)
    const [start] = held
    if (event.kind === 'abandoned' && event.depth === start.depth) this.#letGo(held, UNNAMED)
    else if (closes(event, start.depth)) this.#letGo(held, event.point.name || UNNAMED)
    else if (held.length > MAX_HELD) this.#letGo(held, UNNAMED)
  }

  #letGo([start, ...events]: readonly [SubtestStart, ...TapEvent[]], name: string): void {
    this.#held = undefined
    this.#next({ ...start, name })
    // There may be unnamed subtests among them, which now wait for their own ends.
    for (const event of events) this.event(event)
  }
}

function isStructure(
  event: TapEvent,
): event is SubtestStart | SubtestAbandoned | PointEvent | Extract<TapEvent, { kind: 'end' }> {
  return ['subtest', 'abandoned', 'point', 'end'].includes(event.kind)
}

function closes(event: TapEvent, depth: number): event is PointEvent {
  return event.kind === 'point' && event.depth === depth && event.point.closes !== undefined
}
