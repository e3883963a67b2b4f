/**
 * A test of ids against a pattern in which `*` stands for any characters and `?` for one. All others stand for
 * themselves: ids are full of brackets.
 */
export function globMatcher(glob: string): (id: string) => boolean {
  const source = glob.replace(/[\\^$.*+?()[\]{}|/-]/g, character => {
    if (character === '*') return '[^]*'
    return character === '?' ? '[^]' : `\\${character}`
  })
  const pattern = new RegExp(`^${source}$`, 'u')
  return id => pattern.test(id)
}
