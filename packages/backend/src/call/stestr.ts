const RUNNER = 'stestr.subunit_runner.run'

export interface StestrCall {
  readonly args: readonly string[]
  /** The one test that stestr asks for without a list. */
  readonly id: string | undefined
}

/**
 * stestr has no setting for its command; with `PYTHON="node subunit-mocha.js"` it calls a backend as if it were
 * its own runner: `-m stestr.subunit_runner.run discover -t TOP PATH --list`, or with one id instead of the
 * discovery. Takes those words off; other arguments are returned as they are.
 */
export function withoutStestrWords(args: readonly string[]): StestrCall {
  const [flag, module, word, ...rest] = args
  if (flag !== '-m' || module !== RUNNER) return { args, id: undefined }
  if (word !== 'discover') return { args: rest, id: word }
  return { args: withoutPaths(rest), id: undefined }
}

/** `-t TOP PATH`: where Python's discovery would look. */
function withoutPaths(args: readonly string[]): readonly string[] {
  const after = args[0] === '-t' ? args.slice(2) : args
  return after[0] !== undefined && !after[0].startsWith('-') ? after.slice(1) : after
}
