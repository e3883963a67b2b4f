import type { FileLocation, Root } from '@subunit-js/adapter'

/** What Vitest knows of where a test file belongs. */
export interface VitestFile {
  readonly filepath: string
  readonly projectName?: string | undefined
  /** What runs it, for the checking of types `typescript`. */
  readonly pool?: string | undefined
  /** Tells the checking of types from a run of the same file where the pool does not. */
  readonly meta?: { readonly typecheck?: boolean } | undefined
}

/** Where a test file is: its path relative to the root, and its project, if that has a name or checks types. */
export function locationOf(file: VitestFile, root: Root): FileLocation {
  const name = file.projectName ?? ''
  const kind = file.pool === 'typescript' || file.meta?.typecheck ? 'typecheck' : ''
  const project = [name, kind].filter(part => part !== '').join(':')
  return { project: project === '' ? undefined : project, path: root.name(file.filepath) }
}
