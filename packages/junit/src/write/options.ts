import type { Attachment, TestRecord } from '@subunit-js/stream'
import type { Dialect, DialectName } from '../dialect/dialect.ts'
import { dialect } from '../dialect/dialects.ts'
import { JUnitError } from '../error.ts'
import { type NameTemplates, PLACEHOLDERS } from '../map/naming.ts'
import type { JUnitProperty } from '../model/report.ts'

/**
 * Says where an attachment of a test was put, as a path that readers of the report can follow from where they
 * run; undefined if nowhere.
 */
export type PlaceAttachment = (test: TestRecord, attachment: Attachment) => string | undefined

export interface JUnitWriterOptions {
  /** Which readers the report is for; default `wide`, which says all that any of them makes use of. */
  readonly dialect?: DialectName | undefined
  /** The name of the whole report; default `subunit`. */
  readonly name?: string | undefined
  /**
   * Templates for the names of suites, classes and cases, with jest-junit's placeholders: `{filepath}`,
   * `{filename}`, `{basename}`, `{module}` (the path without its extension), `{displayName}` (the project),
   * `{classname}` (the titles around the test), `{title}`, `{name}` (all titles). Defaults `{filepath}`,
   * `{module}` and `{name}`.
   */
  readonly names?: NameTemplates | undefined
  /** Put before the path in each `file`. */
  readonly filePathPrefix?: string | undefined
  /** Properties of every suite. */
  readonly properties?: Readonly<Record<string, string>> | undefined
  /** The `hostname` of every suite; default none. */
  readonly hostname?: string | undefined
  /** Which cases keep what they printed: default `all` that the dialect keeps. */
  readonly output?: 'all' | 'failed' | 'none' | undefined
  /** Whether each suite becomes a document of its own; default only where the dialect wants it. */
  readonly split?: boolean | undefined
  /** Says where an attachment of a test was put; without it binary ones are only mentioned. */
  readonly placeAttachment?: PlaceAttachment | undefined
}

export interface JUnitWriterSettings {
  readonly dialect: Dialect
  readonly name: string
  readonly names: NameTemplates
  readonly filePathPrefix: string
  readonly properties: readonly JUnitProperty[]
  readonly hostname: string | undefined
  readonly split: boolean
  readonly placeAttachment: PlaceAttachment | undefined
}

/** Completes the options. Throws a `JUnitError` (`invalid-option`) for those that make no sense. */
export function writerSettings(options: JUnitWriterOptions): JUnitWriterSettings {
  const chosen = dialect(options.dialect ?? 'wide')
  const names = options.names ?? {}
  for (const template of Object.values(names)) checkTemplate(template)
  if (options.split === false && chosen.root === 'testsuite') {
    throw new JUnitError(
      'invalid-option',
      `The ${chosen.name} dialect has one document a suite: it cannot be written as one document.`,
      'split',
    )
  }
  return {
    dialect: { ...chosen, output: stricter(chosen.output, options.output ?? 'all') },
    name: options.name ?? 'subunit',
    names,
    filePathPrefix: options.filePathPrefix ?? '',
    properties: Object.entries(options.properties ?? {}).map(([name, value]) => ({ name, value })),
    hostname: options.hostname,
    split: options.split ?? chosen.root === 'testsuite',
    placeAttachment: options.placeAttachment,
  }
}

function stricter(a: Dialect['output'], b: Dialect['output']): Dialect['output'] {
  if (a === 'none' || b === 'none') return 'none'
  return a === 'failed' || b === 'failed' ? 'failed' : 'all'
}

function checkTemplate(template: string | undefined): void {
  for (const [all, key] of (template ?? '').matchAll(/\{(\w+)\}/g)) {
    if (PLACEHOLDERS.includes(key!)) continue
    const known = PLACEHOLDERS.map(each => `{${each}}`).join(', ')
    throw new JUnitError('invalid-option', `"${all}" is no placeholder. There are ${known}.`, 'names')
  }
}
