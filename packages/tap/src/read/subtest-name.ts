import type { Parser } from 'tap-parser'
import type { Announcement } from './announcements.ts'
import { unescapeTap } from './escapes.ts'
import { cleanName } from './name.ts'
import { fromParser } from './parser.ts'
import type { TestPoint } from './tap-event.ts'

/** What a subtest was announced as. In braces it bears its test point's name, which was unescaped with that. */
export function announcedNames(parser: Parser): readonly string[] {
  const name = fromParser(parser.name)
  if (name === '') return []
  return parser.buffered ? [name] : [unescapeTap(name), name]
}

/** Whether the test point that ends a subtest bears the name that this was announced with. */
export function closingKind(announced: readonly string[], name: string): TestPoint['closes'] {
  // Perl leaves out the name of a subtest that it skips.
  if (announced.length === 0 || name === '') return 'subtest'
  const given = subtestName(name)
  // Early versions of Perl's Test2 repeat the whole comment.
  const matches = announced
    .map(subtestName)
    .some(wanted => given === wanted || given === `Subtest: ${wanted}`)
  return matches ? 'subtest' : 'subtest of another name'
}

/** A name as subtests bear it. pgTAP announces its functions with parentheses, and closes them without. */
export function subtestName(name: string): string {
  return cleanName(name).name.replace(/\s+/g, ' ').replace(/\(\)$/, '')
}

/** Whether a comment bears the name of a test point. */
export function announces({ text }: Announcement, line: string): boolean {
  const name = text.slice('# Subtest: '.length)
  const description = line.replace(/^(?:not )?ok(?: \d+)?(?: -)? ?/, '')
  return description === name || description.startsWith(`${name} `)
}
