import { StreamError } from '../error.ts'
import type { Sink } from '../sink.ts'
import { route } from './route.ts'

/** Where the sources of one merged stream are handed out, as many as there turn out to be. */
export interface Merger {
  /**
   * A sink for one more source. What it gets goes to the target at once, with `code` in front of its route
   * codes where one is given. Throws a `StreamError`: `ended` after `close`, `invalid-option` for a code that
   * is not exactly one step.
   */
  source(code?: string): Sink
  /** Says that no more sources come: the target ends with the last one, or now if all have ended. */
  close(): void
}

/** Merges sources that become known over time into one target, live. */
export function merger(target: Sink): Merger {
  let open = 0
  let closed = false

  function endWhenDone(): void {
    if (closed && open === 0) target.end()
  }

  function source(code?: string): Sink {
    if (closed) throw new StreamError('ended', 'A merge was asked for one more source after it was closed.')
    const entry = code === undefined ? target : route(code)(target)
    open++
    let ended = false
    return {
      event: event => entry.event(event),
      end() {
        if (ended) return
        ended = true
        open--
        endWhenDone()
      },
    }
  }

  return {
    source,
    close() {
      if (closed) return
      closed = true
      endWhenDone()
    },
  }
}

/**
 * Merges a known number of sources into one target, live: returns a sink for each of `codes`, undefined
 * standing for a source whose route codes stay as they are. The target ends once all of them have ended.
 * Throws a `StreamError` (`invalid-option`) for a code that is not exactly one step.
 */
export function merge(target: Sink, codes: readonly (string | undefined)[]): Sink[] {
  const { source, close } = merger(target)
  const sources = codes.map(code => source(code))
  close()
  return sources
}
