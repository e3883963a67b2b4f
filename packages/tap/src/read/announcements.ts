/** A comment that announces a subtest. */
export interface Announcement {
  /** At which depth the comment stands. */
  readonly depth: number
  /** The comment without its indentation. */
  readonly text: string
}

/** A subtest that begins, and what announced it. */
export interface Opening {
  /** The depth of the subtest's document. */
  readonly depth: number
  readonly announcement: Announcement | undefined
}

/** What comments that announce subtests turn out to mean. */
export interface Openings {
  readonly openings: readonly Opening[]
  /** Announcements of nothing: comments like others. */
  readonly rest: readonly Announcement[]
}

/**
 * Finds out which subtests begin with a line at depth `to` when the documents down to depth `from` are open.
 *
 * The standard has the comment stand with the subtest's parent, one level above its content, but much that is
 * in use has it stand with the content. Which is meant can only be seen from the lines that follow. Of all
 * ways to read them this takes the one that leaves the fewest announcements over, and the standard's of two.
 */
export function resolveAnnouncements(
  announcements: readonly Announcement[],
  from: number,
  to: number,
): Openings {
  const best = new Map<string, Choice>()

  /** The best reading of the announcements from `index` on for the documents from `depth` on. */
  function choose(index: number, depth: number): Choice {
    const announcement = announcements[index]
    if (announcement === undefined || depth > to) return NOTHING
    const key = `${index} ${depth}`
    const known = best.get(key)
    if (known !== undefined) return known
    const bare = choose(index, depth + 1)
    const over = choose(index + 1, depth)
    let choice =
      over.used > bare.used || (over.used === bare.used && over.standard > bare.standard) ? over : bare
    if (announcement.depth === depth - 1 || announcement.depth === depth) {
      const rest = choose(index + 1, depth + 1)
      const standard = rest.standard + (announcement.depth === depth - 1 ? 1 : 0)
      const used = rest.used + 1
      if (used > choice.used || (used === choice.used && standard > choice.standard)) {
        choice = { used, standard, taken: { index, depth, rest } }
      }
    }
    best.set(key, choice)
    return choice
  }

  const taken = new Map<number, Announcement>()
  for (let step = choose(0, from + 1).taken; step !== undefined; step = step.rest.taken) {
    taken.set(step.depth, announcements[step.index]!)
  }
  const openings = Array.from({ length: Math.max(0, to - from) }, (_, index) => {
    const depth = from + 1 + index
    return { depth, announcement: taken.get(depth) }
  })
  const used = new Set(taken.values())
  return { openings, rest: announcements.filter(announcement => !used.has(announcement)) }
}

interface Choice {
  /** How many announcements are taken for a subtest's. */
  readonly used: number
  /** How many of them stand where the standard wants them. */
  readonly standard: number
  readonly taken: { readonly index: number; readonly depth: number; readonly rest: Choice } | undefined
}

const NOTHING: Choice = { used: 0, standard: 0, taken: undefined }
