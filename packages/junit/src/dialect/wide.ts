import type { Dialect } from './dialect.ts'

/** All that readers of JUnit files know to make use of, together: the default. */
export const WIDE: Dialect = {
  name: 'wide',
  root: 'testsuites',
  rootAttributes: undefined,
  suiteAttributes: undefined,
  suiteOutput: true,
  nestedSuites: true,
  caseAttributes: undefined,
  caseProperties: true,
  timeRequired: false,
  decimals: 9,
  results: ['failure', 'error', 'rerunFailure', 'rerunError', 'flakyFailure', 'flakyError', 'skipped'],
  joined: [],
  resultAttributes: undefined,
  typeRequired: false,
  skippedType: true,
  output: 'all',
  uniqueNames: false,
  className: name => name,
}
