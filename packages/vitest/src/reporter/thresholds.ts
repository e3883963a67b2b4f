import { stripVTControlCharacters } from 'node:util'
import type { Session } from '@subunit-js/adapter'
import type { Vitest } from 'vitest/node'

const MISSED = /coverage for .+ does not meet .*threshold/i

/**
 * Reports the coverage thresholds that were missed. Vitest checks them after it has told reporters of the end
 * of the run, and then writes a line to its logger and sets the exit status.
 */
export function reportMissedThresholds(vitest: Vitest, session: Session): void {
  const { logger } = vitest
  const { error } = logger
  logger.error = (...args) => {
    const line = stripVTControlCharacters(args.map(String).join(' '))
    if (MISSED.test(line)) session.runFailed({}, 'coverage threshold', { reason: line })
    error.apply(logger, args)
  }
}
