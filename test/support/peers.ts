import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = new URL('../../', import.meta.url)

/**
 * The absolute path of a Python command (`subunit-stats`, `testr`, `stestr`, `python`) in the repository's own
 * virtual environment. Our commands bear the same names, so a peer is never looked up on the path.
 */
export function peer(name: string): string {
  const path = fileURLToPath(new URL(`.peers/bin/${name}`, root))
  if (!existsSync(path))
    throw new Error(`The Python tools are not installed: run "npm run setup" (no ${path}).`)
  return path
}

/** The absolute path of one of our own commands, as the packages install it. */
export function ours(packageName: string, command: string): string {
  return fileURLToPath(new URL(`packages/${packageName}/bin/${command}.js`, root))
}
