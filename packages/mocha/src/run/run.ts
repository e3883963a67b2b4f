import type { Session } from '@subunit-js/adapter'

/** A run that is being reported. */
export interface Run {
  /** Takes the number of failures that Mocha counted and returns the number it should exit with. */
  done(failures: number): number
}

/** Says what makes Mocha exit with a failure although nothing failed that it spoke of, `--fail-zero` for one. */
export function reportUnownedFailures(session: Session, failures: number): void {
  if (failures === 0 || session.failures > 0) return
  session.runFailed({}, 'exit status', { reason: `Mocha counted ${failures} failure(s) of no test or hook.` })
}
