import type { Dialect } from './dialect.ts'
import { WIDE } from './wide.ts'

/**
 * What GitLab's test report shows: one verdict a case with its text, and output only for the attachments of
 * failed cases. The rest would only count against the size limit of 30 MB a file.
 */
export const GITLAB: Dialect = {
  ...WIDE,
  name: 'gitlab',
  caseAttributes: ['classname', 'file', 'line', 'time'],
  caseProperties: false,
  results: ['failure', 'error', 'skipped'],
  joined: [['failure', 'error']],
  resultAttributes: ['type'],
  suiteOutput: false,
  output: 'failed',
  uniqueNames: true,
}
