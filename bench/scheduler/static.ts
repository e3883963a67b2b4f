/**
 * Python testr's partition of tests over workers (`TestListingFixture.partition_tests`): groups of which all
 * times are known, then those of which some are, each the longest first onto the worker with the least time and
 * then the fewest tests; groups without any known time in turn over the workers, whatever they have already.
 * Returns the ids of each worker.
 */
export function pythonPartition(
  ids: readonly string[],
  workers: number,
  times: ReadonlyMap<string, number>,
  groupOf: (id: string) => string,
): string[][] {
  const groups = Map.groupBy(ids, groupOf)
  const timed: [string, number][] = []
  const partial: [string, number][] = []
  const unknown: string[] = []
  for (const [group, members] of groups) {
    const known = members.filter(id => times.has(id))
    const seconds = known.reduce((total, id) => total + times.get(id)!, 0)
    if (known.length === members.length) timed.push([group, seconds])
    else if (seconds > 0) partial.push([group, seconds])
    else unknown.push(group)
  }
  const partitions = Array.from({ length: workers }, () => ({ seconds: 0, ids: [] as string[] }))
  const byLoad = [...partitions]
  for (const queue of [timed, partial]) {
    for (const [group, seconds] of queue.toSorted((one, other) => other[1] - one[1])) {
      const lightest = byLoad[0]!
      lightest.seconds += seconds
      lightest.ids.push(...groups.get(group)!)
      byLoad.sort((one, other) => one.seconds - other.seconds || one.ids.length - other.ids.length)
    }
  }
  for (const [turn, group] of unknown.entries()) partitions[turn % workers]!.ids.push(...groups.get(group)!)
  return partitions.map(partition => partition.ids)
}

/** Shards of as many files each, in an order of files that has nothing to do with their length. */
export function countShards(
  ids: readonly string[],
  workers: number,
  groupOf: (id: string) => string,
): string[][] {
  const groups = [...Map.groupBy(ids, groupOf)].toSorted(([one], [other]) => spread(one) - spread(other))
  const shards = Array.from({ length: workers }, () => [] as string[])
  for (const [index, [, members]] of groups.entries())
    shards[Math.floor((index * workers) / groups.length)]!.push(...members)
  return shards
}

/** A hash (FNV-1a), as frameworks sort files by one before they cut shards. */
function spread(text: string): number {
  let hash = 0x811c9dc5
  for (let index = 0; index < text.length; index++)
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193)
  return hash >>> 0
}
