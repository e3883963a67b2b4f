import { isLayerId } from './layer.ts'

/**
 * Tells tests of one file apart that have the same id: the second gets ` #2`, the third ` #3`. A number that
 * a real title has already is passed over. An id that a layer might have counts as given once before.
 * `ids` are those of all tests of the file in source order, selected or not; returns the final ids in the
 * same order.
 */
export function numberDuplicates(ids: readonly string[]): string[] {
  const taken = new Set(ids)
  const given = new Map<string, number>()
  return ids.map(id => {
    let number = (given.get(id) ?? (isLayerId(id) ? 1 : 0)) + 1
    if (number === 1) {
      given.set(id, 1)
      return id
    }
    while (taken.has(`${id} #${number}`)) number++
    given.set(id, number)
    const numbered = `${id} #${number}`
    taken.add(numbered)
    return numbered
  })
}
