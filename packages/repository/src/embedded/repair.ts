import { join } from 'node:path'
import type { Store } from '../store.ts'
import { type FileLayer, nodeFiles } from './files.ts'
import { layoutOf } from './layout.ts'
import { checkFormat, type OpenOptions, openStore } from './open.ts'

/**
 * Makes the index of a repository anew from the streams and opens it. Runs that are being written go on.
 * Throws what `openStore` throws, but for `index-damaged`.
 */
export function repairStore(folder: string, options: Omit<OpenOptions, 'create'> = {}): Store {
  const files: FileLayer = options.files ?? nodeFiles
  checkFormat(folder)
  const { index } = layoutOf(folder)
  // The log goes last: with a database that is not its own it would be taken for damage.
  for (const name of [index, `${index}-shm`, `${index}-wal`]) files.remove(join(name))
  return openStore(folder, options)
}
