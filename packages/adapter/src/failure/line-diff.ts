/** Above this many pairs of lines the comparison would take longer than anybody waits for a diff. */
const MAX_PAIRS = 1_000_000

/**
 * The lines of two texts, those of `expected` only with `-` before them, those of `actual` only with `+`, common
 * ones with a space; undefined when the texts are equal or too long to compare.
 */
export function lineDiff(expected: string, actual: string): string | undefined {
  if (expected === actual) return undefined
  const from = expected.split('\n')
  const to = actual.split('\n')
  if (from.length * to.length > MAX_PAIRS) return undefined
  const common = commonLengths(from, to)
  const lines: string[] = []
  let [left, right] = [0, 0]
  while (left < from.length || right < to.length) {
    if (left < from.length && from[left] === to[right]) {
      lines.push(` ${from[left++]}`)
      right++
    } else if (left < from.length && common[left + 1]![right]! >= (common[left]![right + 1] ?? -1)) {
      lines.push(`-${from[left++]}`)
    } else {
      lines.push(`+${to[right++]}`)
    }
  }
  return lines.join('\n')
}

/** How many lines the rests from each pair of places have in common, in order. */
function commonLengths(from: readonly string[], to: readonly string[]): Uint32Array[] {
  const lengths = Array.from({ length: from.length + 1 }, () => new Uint32Array(to.length + 1))
  for (let left = from.length - 1; left >= 0; left--) {
    const row = lengths[left]!
    const below = lengths[left + 1]!
    for (let right = to.length - 1; right >= 0; right--) {
      row[right] = from[left] === to[right] ? below[right + 1]! + 1 : Math.max(below[right]!, row[right + 1]!)
    }
  }
  return lengths
}
