import { locationOfId } from '@subunit-js/stream'

/** The suite of what belongs to no file: layers of the whole run, ids that have no parts. */
export const RUN_SUITE = 'run'

/** What JUnit calls a test, as far as its id tells. */
export interface Naming {
  /** What the suite is known by in this report; suites of the same key are one. */
  readonly suite: string
  readonly className: string
  readonly name: string
  /** The test's file, relative to the project's root. */
  readonly file: string | undefined
}

/** How suites, classes and cases are to be called; each defaults to what `nameTest` says. */
export interface NameTemplates {
  readonly suiteName?: string | undefined
  readonly className?: string | undefined
  readonly name?: string | undefined
}

/**
 * Names a test by its id. The suite is the file, the class the file without its extension (consumers split class
 * names at dots, and show them as groups), the name all titles. An id without a file is taken apart at its last
 * title, or at its last dot as ids of Python and Java are.
 */
export function nameTest(testId: string): Naming {
  const { project, path, titles } = locationOfId(testId)
  const prefix = project === undefined ? '' : `[${project}] `
  if (path !== undefined) {
    const name = titles.length === 0 ? path : titles.join(' > ')
    return { suite: prefix + path, className: prefix + withoutExtension(path), name, file: path }
  }
  const [group, name] = titles.length > 1 ? splitTitles(titles) : splitDotted(titles[0] ?? '')
  return { suite: prefix + group, className: prefix + group, name, file: undefined }
}

/** Fills a template's placeholders, which are those that jest-junit has, from a test's id. */
export function fillTemplate(template: string, testId: string): string {
  const { project = '', path, titles } = locationOfId(testId)
  const { suite, name } = nameTest(testId)
  const values: Record<string, string> = {
    filepath: path ?? suite,
    filename: (path ?? suite).replace(/^.*\//, ''),
    basename: withoutExtension((path ?? suite).replace(/^.*\//, '')),
    module: withoutExtension(path ?? suite),
    displayName: project,
    classname: titles.slice(0, -1).join(' > '),
    title: titles.at(-1) ?? name,
    name,
  }
  return template.replace(/\{(\w+)\}/g, (all, key: string) => values[key] ?? all).trim()
}

/** The placeholders that `fillTemplate` knows. */
export const PLACEHOLDERS: readonly string[] = [
  'filepath',
  'filename',
  'basename',
  'module',
  'displayName',
  'classname',
  'title',
  'name',
]

function splitTitles(titles: readonly string[]): [string, string] {
  return [titles.slice(0, -1).join(' > '), titles.at(-1)!]
}

/** The parameters of a scenario, in brackets at the end, may have dots of their own. */
function splitDotted(id: string): [string, string] {
  const dot = id.replace(/[([].*$/s, '').lastIndexOf('.')
  return dot > 0 && !/\s/.test(id.slice(0, dot)) ? [id.slice(0, dot), id.slice(dot + 1)] : [RUN_SUITE, id]
}

function withoutExtension(path: string): string {
  return path.replace(/(?<=[^/])\.\w+$/, '')
}
