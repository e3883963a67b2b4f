/**
 * The exit statuses of every command. Verdict commands (`subunit stats`, `testr run`) say `failure` when a
 * test failed; backends say it when they could not report everything. Node's own 1 for a crash is never
 * mistaken for that, because a defect of ours ends with `bug`.
 */
export const ExitStatus = {
  success: 0,
  failure: 1,
  /** Wrong usage, input that cannot be read or output that cannot be written. */
  usage: 2,
  /** Configuration, repository or backend are at fault. */
  environment: 3,
  /** No test ran. */
  noTests: 4,
  /** A defect of the command itself (`EX_SOFTWARE` of sysexits). */
  bug: 70,
} as const

export type ExitStatus = (typeof ExitStatus)[keyof typeof ExitStatus]
