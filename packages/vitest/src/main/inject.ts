import { fileURLToPath } from 'node:url'
import type { Vitest } from 'vitest/node'
import { type Given, PROVIDED } from '../worker/messages.ts'

const SETUP_FILE = fileURLToPath(new URL('../worker/setup.js', import.meta.url))

/**
 * Has our setup file run in the workers of every project, before each test file, with `given` at hand.
 * Projects in a browser are left alone: what the setup file does needs a worker of Node.
 */
export function injectSetup(vitest: Vitest, given: Given): void {
  for (const project of vitest.projects) {
    if (project.config.browser?.enabled) continue
    project.provide(PROVIDED as never, given as never)
    project.config.setupFiles.push(SETUP_FILE)
  }
}
