/** The candidate that needs the fewest letters inserted, removed or replaced; `candidates` must not be empty. */
export function nearest(word: string, candidates: readonly string[]): string {
  const distances = candidates.map(candidate => distance(word.toLowerCase(), candidate.toLowerCase()))
  return candidates[distances.indexOf(Math.min(...distances))]!
}

/** Levenshtein's distance, by rows of the usual table. */
function distance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, column) => column)
  for (let index = 0; index < from.length; index++) {
    const next = [index + 1]
    for (let column = 0; column < to.length; column++) {
      const replaced = row[column]! + (from[index] === to[column] ? 0 : 1)
      next.push(Math.min(replaced, row[column + 1]! + 1, next[column]! + 1))
    }
    row = next
  }
  return row[to.length]!
}
