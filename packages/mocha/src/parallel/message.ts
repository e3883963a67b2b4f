import type { OutputStream, RemoteMessage } from '@subunit-js/adapter'

/** What the main process hands to its workers, in the environment variable `WORKER_VARIABLE`. */
export interface WorkerSetup {
  /** The path of the relay. */
  readonly relay: string
  readonly root: string
  readonly fromBackend: boolean
  readonly loadList: string | undefined
  readonly listOrder: boolean
  readonly captureOutput: boolean
  readonly passOn: readonly OutputStream[]
}

export const WORKER_VARIABLE = 'SUBUNIT_MOCHA_WORKER'

/** What a worker says of a file that it runs: first that it is loaded, with its tests, last that it has ended. */
export type FileMessage =
  | { readonly file: string; readonly loaded: readonly string[] }
  | { readonly file: string; readonly report: RemoteMessage }
  | { readonly file: string; readonly ended: true }
