import { posix } from 'node:path'

/** A path with `/`, relative to `root` if both are absolute; an address of a file is its path. */
export function relativePath(path: string, root: string | undefined): string {
  const plain = slashes(path)
  const base = root === undefined ? undefined : slashes(root)
  if (!isAbsolute(plain)) return posix.normalize(plain)
  return base === undefined || driveOf(plain) !== driveOf(base) ? plain : posix.relative(base, plain)
}

function slashes(path: string): string {
  return path.replace(/^file:\/\//, '').replaceAll('\\', '/')
}

function isAbsolute(path: string): boolean {
  return path.startsWith('/') || driveOf(path) !== undefined
}

function driveOf(path: string): string | undefined {
  return /^\/?([A-Za-z]:)\//.exec(path)?.[1]?.toLowerCase()
}
