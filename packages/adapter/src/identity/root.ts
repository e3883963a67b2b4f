import { realpathSync } from 'node:fs'
import { relative, resolve, sep } from 'node:path'

/**
 * Names files relative to the one root of an invocation, with `/` on every system; `../x` for those outside.
 * Frameworks may name a file by its real path while the root is a symbolic link, or the other way round; both
 * give the same name.
 */
export class Root {
  readonly path: string
  readonly #realPath: string

  /** `path` is made absolute from the working directory. It need not exist. */
  constructor(path: string) {
    this.path = resolve(path)
    this.#realPath = realPath(this.path)
  }

  name(file: string): string {
    const absolute = resolve(this.path, file)
    const name = relative(this.path, absolute)
    if (!isOutside(name) || this.#realPath === this.path) return withSlashes(name)
    const realName = relative(this.#realPath, absolute)
    return withSlashes(isOutside(realName) ? name : realName)
  }
}

function isOutside(name: string): boolean {
  return name === '..' || name.startsWith(`..${sep}`)
}

function withSlashes(name: string): string {
  return sep === '/' ? name : name.replaceAll(sep, '/')
}

function realPath(path: string): string {
  try {
    return realpathSync(path)
  } catch {
    return path
  }
}
