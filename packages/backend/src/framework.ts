/** What a framework package declares to get its `subunit-<name>` command. */
export interface Framework {
  /** `mocha` for `subunit-mocha`. */
  readonly name: string
  /** The `import.meta.url` of a module in the package's `src` or `dist` folder, for `--version`. */
  readonly moduleUrl: string
  /**
   * Says how to start the process that does what is asked. It reports to `outputFile`; in a run it announces
   * each test that it is going to run by `exists` before it starts the first. It runs whatever exists of the
   * load list, and need not care for ids that do not.
   * Throws a `CommandError` (`configuration`) when the framework cannot be found.
   */
  launch(request: LaunchRequest): Launch | Promise<Launch>
}

/** What the process to be launched is asked to do. */
export interface LaunchRequest {
  /** The arguments that are the framework's own. */
  readonly args: readonly string[]
  /** The FIFO for the packets. */
  readonly outputFile: string
  /** Say which tests, or which files, there are, and run nothing. */
  readonly list: 'tests' | 'files' | undefined
  /** A file with the ids that are asked for, one a line, in UTF-8. Without it, everything is. */
  readonly loadList: string | undefined
  /** Run in the order of the list as far as the framework allows, not in the suite's own. */
  readonly listOrder: boolean
  /** Somebody looks at the test with a debugger: no timeouts, no workers, standard input is the terminal. */
  readonly debug: boolean
  /** An empty folder for files that may go when the process has ended. */
  readonly directory: string
}

/** A command line without a shell. */
export interface Launch {
  readonly command: string
  readonly args: readonly string[]
  /** What is added to the environment of this process. */
  readonly env: Readonly<Record<string, string>>
}
