import { escapeId, RESERVED_IDS, testId } from '@subunit-js/stream'
import type { JUnitCase, JUnitProperty } from '../model/report.ts'

/** The property by which our own reports name the test where class and name would not give its id again. */
const ID_PROPERTY = 'test-id'

/** The class that node's reporter gives to what has none. */
const NO_CLASS = 'test'

/**
 * The id of the test that a case tells of: its file, then what it is in, then its name. What it is in says the
 * class, or the names of the suites where there is no class or one that repeats them, the file or the name.
 * `suites` are the names of the suites around, the outermost first. Different cases may get the same id.
 */
export function caseId(testCase: JUnitCase, suites: readonly string[]): string {
  const given = testCase.properties.find(property => isIdProperty(property) && property.value !== '')
  if (given !== undefined) return /\p{Cc}/u.test(given.value) ? escapeId(given.value) : given.value
  const name = testCase.name.trim()
  const path = testCase.file
  const project = projectOf(path, suites)
  const around = containers(testCase, suites).filter(each => !isFile(each, path, suites))
  const titles = [...around, name].filter(each => each !== '')
  // A case by the name of what it is in stands for that: a file that could not be loaded.
  if (name === (around.at(-1) ?? path)) titles.pop()
  if (path === undefined && titles.length === 0) return testId({ titles: ['(a case without a name)'] })
  return testId({ project, path, titles })
}

/** The property that gives the id of a case's test where the case would give another one, and nothing else. */
export function idProperty(testCase: JUnitCase, suites: readonly string[], id: string): JUnitProperty[] {
  const needless = caseId(testCase, suites) === id || RESERVED_IDS.includes(id)
  return needless ? [] : [{ name: ID_PROPERTY, value: id }]
}

export function isIdProperty({ name }: JUnitProperty): boolean {
  return name === ID_PROPERTY
}

function containers({ className, name }: JUnitCase, suites: readonly string[]): string[] {
  const names = suites.map(each => each.trim())
  if (className === undefined) return names
  const own = className.trim()
  if (own === '') return []
  const repeats = own === name.trim() || own === NO_CLASS || words(own) === words(names.join(' '))
  return repeats ? names : [own]
}

const IN_PROJECT = /^\[([^\]]+)\] /

/** The project whose name stands before the path in the name of a suite of ours. */
function projectOf(path: string | undefined, suites: readonly string[]): string | undefined {
  const named = suites.find(suite => path !== undefined && suite.replace(IN_PROJECT, '') === path)
  return named === undefined ? undefined : IN_PROJECT.exec(named)?.[1]
}

/**
 * Whether a class or suite is called as its file is: by its path or, in a suite of that name, by its path
 * without extension, perhaps with dots as packages are written.
 */
function isFile(name: string, path: string | undefined, suites: readonly string[]): boolean {
  if (path === undefined) return false
  const plain = name.replace(IN_PROJECT, '')
  if (plain === path) return true
  const inSuite = suites.some(suite => suite.replace(IN_PROJECT, '') === path)
  return inSuite && words(plain) === words(path.replace(/\.\w+$/, ''))
}

const MEMORY = 256
const known = new Map<string, string>()

/**
 * What is left of a name when it does not matter how its parts are joined. Cases that follow one another ask for
 * the same few names.
 */
function words(name: string): string {
  let result = known.get(name)
  if (result === undefined) {
    if (known.size >= MEMORY) known.clear()
    result = name
      .split(/[^\p{L}\p{N}]+/u)
      .join(' ')
      .trim()
    known.set(name, result)
  }
  return result
}
