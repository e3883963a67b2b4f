import type { TestLocation } from './test-id.ts'

/** What a file's own id ends with when no folder shows it to be a path. */
const FILE = /\.(?:[cm]?[jt]sx?|vue|svelte|t|sh|bats|pl|py|rb|php|tap)$/

/**
 * Reads a test id back into project, path and titles, as well as that can be done: ids made by `testId` are
 * taken apart exactly, unless a title has ` > ` in it, which makes it two. An id whose first step looks like
 * no file is titles alone. Steps keep the id's escapes.
 */
export function locationOfId(id: string): TestLocation & { readonly titles: readonly string[] } {
  const named = /^\[([^\]]+)\] (.+)$/s.exec(id)
  const project = named?.[1]
  const steps = (named?.[2] ?? id).split(' > ')
  const [first = '', ...rest] = steps
  const isPath = FILE.test(first) || (first.includes('/') && /^\S+$|\.\w{1,8}$/.test(first))
  return isPath ? { project, path: first, titles: rest } : { project, path: undefined, titles: steps }
}
