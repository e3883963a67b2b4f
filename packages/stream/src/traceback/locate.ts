import { type Frame, framesOf } from './frames.ts'

export interface LocateOptions {
  /** The file of the test, relative to the project's root; undefined where it is not known. */
  readonly path?: string | undefined
  /** The absolute path of the project's root, with `/`. Without it only relative paths count as inside. */
  readonly root?: string | undefined
}

/** Code that is not the project's own. */
const FOREIGN = /(?:^|\/)(?:node_modules|site-packages|dist-packages)\/|^node:|^internal\/|^<|^[a-z]{2,}:\/\//

/**
 * The place in the project that a traceback is best shown at: the innermost frame in the test's own file, else
 * the innermost in the project's code, with the file relative to the root. Undefined where there is neither.
 */
export function locate(traceback: string, options: LocateOptions = {}): Frame | undefined {
  const { path, root } = options
  const frames = framesOf(traceback)
  const own =
    path === undefined
      ? undefined
      : innermost(
          frames.filter(({ file }) => isFile(file, path)),
          traceback,
        )
  if (own !== undefined) return { ...own, file: path! }
  const inside = frames
    .map(frame => ({ ...frame, file: relative(frame.file, root) }))
    .filter(({ file }) => !FOREIGN.test(file) && !isAbsolute(file) && !file.startsWith('../'))
  return innermost(inside, traceback)
}

/** Python's tracebacks go inwards, all others outwards. */
function innermost<Each extends Frame>(frames: readonly Each[], traceback: string): Each | undefined {
  return /^Traceback \(most recent call last\):$/m.test(traceback) ? frames.at(-1) : frames[0]
}

function isFile(file: string, path: string): boolean {
  return file === path || file.endsWith(`/${path}`) || file === `./${path}`
}

function relative(file: string, root: string | undefined): string {
  const inside = root !== undefined && file.startsWith(`${root.replace(/\/$/, '')}/`)
  return inside ? file.slice(root.replace(/\/$/, '').length + 1) : file.replace(/^\.\//, '')
}

function isAbsolute(file: string): boolean {
  return file.startsWith('/') || /^[A-Za-z]:\//.test(file)
}
