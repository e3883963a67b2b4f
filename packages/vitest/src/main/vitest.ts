import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { TestCase, TestModule, TestSpecification, Vitest } from 'vitest/node'
import type { VitestFile } from '../reporter/location.ts'

// What we use of Vitest beyond its documented interface, in one place. Versions 3, 4 and 5 have all of it.

interface Internals {
  /** Runs the specifications that the command line selects. */
  runFiles?: (specifications: TestSpecification[], all: boolean) => Promise<unknown>
  /** Loads files without running their tests. */
  collectTests?: (specifications: TestSpecification[]) => Promise<unknown>
  readonly distPath?: string
  readonly isCancelling?: boolean
}

/** The first number of Vitest's version. */
export function majorVersion(vitest: Vitest): number {
  return Number.parseInt(vitest.version, 10)
}

/** The modules of the running Vitest, as URLs, that export the class of its test runner and what belongs to it. */
export function runnerModules(vitest: Vitest): string[] {
  const { distPath } = vitest as unknown as Internals
  // The first one has all of it since 4.1; before, it has none of it.
  const names = ['index.js', 'runners.js', 'suite.js']
  return distPath === undefined ? [] : names.map(name => pathToFileURL(join(distPath, name)).href)
}

/**
 * Puts `handle` in the place of the run that the command line starts. It gets the specifications and the run
 * as it would have been. Throws when this version of Vitest has no such run.
 */
export function replaceRun(
  vitest: Vitest,
  handle: (
    specifications: TestSpecification[],
    run: (specifications: TestSpecification[]) => Promise<unknown>,
  ) => Promise<unknown>,
): void {
  const internals = vitest as unknown as Internals
  const { runFiles } = internals
  if (runFiles === undefined) {
    throw new Error(`Vitest ${vitest.version} cannot be told which tests to run: versions 3, 4 and 5 can.`)
  }
  internals.runFiles = (specifications, all) =>
    handle(specifications, chosen =>
      runFiles.call(vitest, chosen, all && chosen.length === specifications.length),
    )
}

/** What `runFiles` answers when nothing ran. */
export const NOTHING_RAN: { testModules: never[]; unhandledErrors: never[] } = {
  testModules: [],
  unhandledErrors: [],
}

/** Loads files without running their tests or hooks; the specifications' modules then know their tests. */
export async function collectTests(vitest: Vitest, specifications: TestSpecification[]): Promise<void> {
  const internals = vitest as unknown as Internals
  if (internals.collectTests === undefined) {
    throw new Error(`Vitest ${vitest.version} cannot list its tests: versions 3, 4 and 5 can.`)
  }
  await internals.collectTests(specifications)
}

/** Whether the run is being broken off: by `bail`, or by somebody at the keyboard. */
export function isCancelling(vitest: Vitest): boolean {
  return (vitest as unknown as Internals).isCancelling === true
}

/** What Vitest keeps of a test file behind its module. */
export function fileOf(module: TestModule): VitestFile {
  return (module as unknown as { readonly task: VitestFile }).task
}

/** How long a test took, in milliseconds. Vitest's diagnostic leaves it out for one that skipped itself. */
export function durationOf(test: TestCase): number | undefined {
  const { task } = test as unknown as { readonly task: { readonly result?: { readonly duration?: number } } }
  return task.result?.duration
}
