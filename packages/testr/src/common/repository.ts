import { join } from 'node:path'
import { CommandError } from '@subunit-js/command'
import {
  DEFAULT_FOLDER,
  openStore,
  RepositoryError,
  type Store,
  type StoredRun,
} from '@subunit-js/repository'

export interface RepositoryOptions {
  /** The folder of the project. */
  readonly here?: string | undefined
  /** Make the repository if there is none. */
  readonly create?: boolean
}

/** Where the repository of a project is. */
export function repositoryFolder({ here = '.' }: RepositoryOptions): string {
  return join(here, DEFAULT_FOLDER)
}

/**
 * Does something with the repository of the project, and closes it.
 * Throws a `CommandError` (`repository`) for whatever the repository refuses.
 */
export async function withStore<T>(
  options: RepositoryOptions,
  action: (store: Store) => Promise<T> | T,
): Promise<T> {
  return await repositoryErrors(async () => {
    using store = openStore(repositoryFolder(options), { create: options.create ?? false })
    return await action(store)
  })
}

/** Tells users what the repository refuses, instead of calling it a defect. */
export async function repositoryErrors<T>(action: () => Promise<T> | T): Promise<T> {
  try {
    return await action()
  } catch (error) {
    if (!(error instanceof RepositoryError)) throw error
    const advice = error.code === 'not-found' ? ' Make one with "testr init".' : ''
    throw new CommandError('repository', error.message + advice, { cause: error })
  }
}

/**
 * The run that an operand names: its number, or counted back from the newest, `-1` being that.
 * Throws a `CommandError`: `usage` for what is no number, `repository` for a run that does not exist.
 */
export function runOf(store: Store, operand: string): StoredRun {
  if (!/^-?\d+$/.test(operand)) throw new CommandError('usage', `"${operand}" is not the number of a run`)
  const number = Number(operand)
  const run = operand.startsWith('-') ? store.runs().at(-number - 1) : store.runs({ id: number })[0]
  if (run === undefined) throw new CommandError('repository', `there is no run ${operand}`)
  return run
}
