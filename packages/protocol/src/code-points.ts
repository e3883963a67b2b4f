/**
 * Orders strings by code point. JavaScript itself orders them by UTF-16 unit, which places U+E000 to U+FFFF
 * after the higher characters.
 */
export function byCodePoint(a: string, b: string): number {
  const [left, right] = [[...a], [...b]]
  for (let index = 0; index < left.length && index < right.length; index++) {
    const difference = left[index]!.codePointAt(0)! - right[index]!.codePointAt(0)!
    if (difference !== 0) return difference
  }
  return left.length - right.length
}
