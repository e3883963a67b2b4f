import { fileURLToPath } from 'node:url'
import type { TestFile } from '../jest.ts'

const RUNNER = fileURLToPath(new URL('../worker/runner.js', import.meta.url))

/**
 * Has the files of a project run by our test runner, which calls the project's own. Jest reads the
 * configuration of a file's project after it has told reporters that the file starts.
 */
export function installRunner({ context }: TestFile): void {
  const { config } = context
  if (config.testRunner === RUNNER) return
  const wrapped = { ...config, testRunner: RUNNER, subunitTestRunner: config.testRunner }
  context.config = wrapped
}
