import type { RemoteMessage } from '@subunit-js/adapter'

/** What the process that runs a test file tells the reporter. `run` tells executions of files apart. */
export type FileMessage =
  /** A test file begins to be executed, in the project of that id. */
  | { readonly type: 'open'; readonly run: string; readonly project: string; readonly path: string }
  | { readonly type: 'report'; readonly run: string; readonly message: RemoteMessage }
  /** The file is through. */
  | {
      readonly type: 'close'
      readonly run: string
      /** Whether its tests became known: they do not with a runner that is not jest-circus. */
      readonly known: boolean
      /** Whether what failed beside tests has been told. */
      readonly explained: boolean
      /** Whether what it said by `console` has been told. */
      readonly console: boolean
    }
  /** The worker ends while it executes the file. */
  | { readonly type: 'exit'; readonly run: string; readonly status: number }
