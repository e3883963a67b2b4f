import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = new URL('../../', import.meta.url)

/**
 * The absolute path of a Python command (`subunit-stats`, `testr`, `stestr`, `python`) in the repository's own
 * virtual environment. Our commands bear the same names, so a peer is never looked up on the path.
 */
export function peer(name: string): string {
  return installed(`.peers/bin/${name}`)
}

/** The absolute path of a command of the older line of Python testr, which Debian ships. */
export function olderPeer(name: 'testr'): string {
  return installed(`.peers/testr-0.0.20/bin/${name}`)
}

/** The absolute path of one of our own commands, as the packages install it. */
export function ours(packageName: string, command: string): string {
  return fileURLToPath(new URL(`packages/${packageName}/bin/${command}.js`, root))
}

function installed(path: string): string {
  const absolute = fileURLToPath(new URL(path, root))
  if (existsSync(absolute)) return absolute
  throw new Error(`The Python tools are not installed: run "npm run setup" (there is no ${path}).`)
}
