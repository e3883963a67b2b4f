import type { Dialect } from './dialect.ts'
import { WIDE } from './wide.ts'

/** What version 3.0.2 of Maven Surefire's `surefire-test-report.xsd` describes: one document a suite. */
export const SUREFIRE: Dialect = {
  ...WIDE,
  name: 'surefire',
  root: 'testsuite',
  rootAttributes: [],
  suiteAttributes: ['flakes', 'group', 'time', 'timestamp', 'version'],
  suiteOutput: false,
  nestedSuites: false,
  caseAttributes: ['classname', 'group', 'time', 'timestamp'],
  caseProperties: false,
  timeRequired: true,
  decimals: 3,
  results: ['failure', 'rerunFailure', 'flakyFailure', 'skipped', 'error', 'rerunError', 'flakyError'],
  joined: [['error'], ['skipped']],
  resultAttributes: ['type'],
  skippedType: false,
}
