import { comparedFailure, type Reporting } from '@subunit-js/adapter'

/**
 * Reports exceptions that nobody catches from now on. After its run Mocha lets them end the process, a second
 * `done()` of a test among them. The listener does not change what becomes of them.
 */
export function reportLateErrors(reporting: Reporting): void {
  process.on('uncaughtExceptionMonitor', error => {
    reporting.runFailed({}, 'unhandled error', { failures: [comparedFailure(error)] })
  })
}
