import { realm } from './realm.ts'

/** Milliseconds since the Unix epoch, with fractions. */
export type Clock = () => number

/** Further apart than this, the system's clock was set anew and the fine clock follows it. */
const DRIFT_MS = 20

/**
 * A wall clock with fractions of milliseconds, which does not run backwards between events of one process
 * unless the system's clock is set. It is the same however tests fake time.
 */
export function wallClock(): Clock {
  let offset = realm.wallClock() - realm.monotonicClock()
  return () => {
    const fine = offset + realm.monotonicClock()
    const wall = realm.wallClock()
    if (Math.abs(wall - fine) <= DRIFT_MS) return fine
    offset += wall - fine
    return wall
  }
}
