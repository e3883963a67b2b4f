/**
 * Puts a rendered stream into an order that does not depend on which of several files was quicker: what is
 * said of no file first, then file by file, the run last. Within a file, the order stays.
 */
export function inFileOrder(rendered: string): string {
  const groups = rendered.trim().split(/\n(?=\S)/)
  return groups
    .map((group, index) => ({ group, index, key: keyOf(group) }))
    .sort((left, right) => compare(left.key, right.key) || left.index - right.index)
    .map(({ group }) => group.trimEnd())
    .join('\n')
}

function keyOf(group: string): string {
  const heading = group.split('\n', 1)[0]!
  if (heading === '(run)') return '\u{10ffff}'
  const [, project = '', file = ''] = /^(\[[^\]]+\] )?([^[\s]\S*)/.exec(heading) ?? []
  return file + project
}

function compare(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0
}
