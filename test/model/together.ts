import { cpSync, existsSync, readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { TestEvent } from '@subunit-js/protocol'
import { makeProject, type Project } from './project.ts'

const CONFIGURATIONS = ['vitest.config.mjs', '.mocharc.json']

/** A project that has the fixtures of several behaviours side by side, whose files bear different names. */
export function makeProjectOfAll(
  framework: string,
  behaviours: readonly string[],
  packages: Readonly<Record<string, string>>,
): Project {
  const [first = '', ...others] = behaviours
  const project = makeProject(framework, first, packages)
  for (const name of others) {
    cpSync(fixtureFolder(framework, name), project.folder, {
      recursive: true,
      errorOnExist: true,
      force: false,
    })
  }
  return project
}

/** Whether a behaviour's fixture brings a configuration, and so cannot share its project. */
export function hasConfiguration(framework: string, behaviour: string): boolean {
  return CONFIGURATIONS.some(name => existsSync(`${fixtureFolder(framework, behaviour)}/${name}`))
}

/**
 * The events that are about the files of each behaviour of such a project, in their order; under the empty
 * name, those that are about none.
 */
export function divide(
  framework: string,
  behaviours: readonly string[],
  events: readonly TestEvent[],
): Map<string, TestEvent[]> {
  const owners = new Map(
    behaviours.flatMap(name => readdirSync(fixtureFolder(framework, name)).map(file => [file, name])),
  )
  const divided = new Map<string, TestEvent[]>(['', ...behaviours].map(name => [name, []]))
  for (const event of events) {
    const file = event.testId?.split(' > ', 1)[0] ?? event.fileName?.split(':').at(-1) ?? ''
    divided.get(owners.get(file) ?? '')!.push(event)
  }
  return divided
}

function fixtureFolder(framework: string, behaviour: string): string {
  return fileURLToPath(new URL(`fixtures/${framework}/${behaviour}`, import.meta.url))
}
