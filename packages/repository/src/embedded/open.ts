import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import type { Timestamp } from '@subunit-js/protocol'
import { timestampFromMilliseconds } from '@subunit-js/stream'
import { RepositoryError } from '../error.ts'
import { createTables, INDEX_VERSION, indexVersion, prepareConnection } from '../index-db/schema.ts'
import { transaction } from '../index-db/transaction.ts'
import type { Store } from '../store.ts'
import { restoreCheckpoint } from './checkpoint.ts'
import { EmbeddedStore } from './embedded-store.ts'
import { type FileLayer, nodeFiles, replaceFile } from './files.ts'
import { guarded } from './guarded.ts'
import { FORMAT_FILE, type Layout, layoutOf } from './layout.ts'
import { reconcile } from './reconcile.ts'
import { openDatabase } from './sqlite.ts'

/** The folder that a repository is in unless another is named. */
export const DEFAULT_FOLDER = '.testr'

export interface OpenOptions {
  /** Make the repository if there is none. Default false. */
  readonly create?: boolean
  /** The clock. */
  readonly now?: () => Timestamp
  /** How files are written; for tests. */
  readonly files?: FileLayer
}

/** The version of the folder's layout. A program reads its own and older ones, and refuses newer ones. */
const FORMAT_VERSION = 1

/**
 * Opens the repository in a folder, and puts right what a process that died has left: its run is closed as
 * interrupted. An index that is missing or that an older version made is made anew from the streams.
 * Throws a `RepositoryError`: `not-found`, `not-a-repository`, `too-new`, `index-damaged`.
 */
export function openStore(folder: string, options: OpenOptions = {}): Store {
  const files = options.files ?? nodeFiles
  const now = options.now ?? (() => timestampFromMilliseconds(Date.now()))
  const layout = layoutOf(folder)
  if (!existsSync(join(folder, FORMAT_FILE))) {
    if (!options.create) throw new RepositoryError('not-found', `There is no repository in ${folder}.`)
    initialise(files, layout)
  }
  checkFormat(folder)
  return guarded(layout, () => {
    const database = openDatabase(layout.index)
    try {
      prepareIndex(database, layout)
      reconcile({ database, files, layout })
    } catch (error) {
      database.close()
      throw error
    }
    return new EmbeddedStore({ database, files, layout, now })
  })
}

/**
 * Makes a repository in a folder, which need not exist.
 * Throws a `RepositoryError`: `exists` when there is one.
 */
export function createStore(folder: string, options: Omit<OpenOptions, 'create'> = {}): Store {
  if (existsSync(join(folder, FORMAT_FILE))) {
    throw new RepositoryError('exists', `There is a repository in ${folder} already.`)
  }
  return openStore(folder, { ...options, create: true })
}

/** The format file comes last: a folder without it is not a repository yet. */
function initialise(files: FileLayer, layout: Layout): void {
  files.makeFolder(layout.runs)
  replaceFile(files, layout.folder, FORMAT_FILE, new TextEncoder().encode(`subunit-js ${FORMAT_VERSION}\n`))
}

export function checkFormat(folder: string): void {
  const path = join(folder, FORMAT_FILE)
  const content = readFileSync(path, 'utf8')
  const match = /^subunit-js (\d+)\n$/.exec(content)
  if (match === null) {
    throw new RepositoryError(
      'not-a-repository',
      `${path} is not that of a repository of this kind: it says ${JSON.stringify(content.slice(0, 80))}. Other tools' repositories can be imported.`,
    )
  }
  if (Number(match[1]) > FORMAT_VERSION) {
    throw new RepositoryError(
      'too-new',
      `The repository in ${folder} has format ${match[1]}, and this program knows formats up to ${FORMAT_VERSION}. Use a newer release of it.`,
    )
  }
}

/** Makes the tables where there are none or old ones; the runs are then taken in like any unknown ones. */
function prepareIndex(database: DatabaseSync, { folder }: Layout): void {
  if (prepareConnection(database) === 'current') return
  transaction(database, () => {
    // Another process may have been faster.
    if (indexVersion(database) === INDEX_VERSION) return
    createTables(database)
    restoreCheckpoint(database, folder)
  })
}
