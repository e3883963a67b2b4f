import type { FileLocation, Root } from '@subunit-js/adapter'

/** What Vitest knows of where a test file belongs. */
export interface VitestFile {
  readonly filepath: string
  readonly projectName?: string | undefined
  /** What runs it; type checks are told from runs of the same file by this alone. */
  readonly pool?: string | undefined
}

/** Where a test file is: its path relative to the root, and its project, if that has a name or checks types. */
export function locationOf(file: VitestFile, root: Root): FileLocation {
  const name = file.projectName ?? ''
  const project = file.pool === 'typescript' ? `${name}:typecheck` : name
  return { project: project === '' ? undefined : project, path: root.name(file.filepath) }
}
