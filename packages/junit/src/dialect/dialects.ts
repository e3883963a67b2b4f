import { JUnitError } from '../error.ts'
import type { Dialect, DialectName } from './dialect.ts'
import { GITLAB } from './gitlab.ts'
import { JENKINS } from './jenkins.ts'
import { SUREFIRE } from './surefire.ts'
import { WIDE } from './wide.ts'

const DIALECTS: readonly Dialect[] = [WIDE, JENKINS, SUREFIRE, GITLAB]

export const DIALECT_NAMES: readonly DialectName[] = DIALECTS.map(({ name }) => name)

/** The dialect of this name. Throws a `JUnitError` (`invalid-option`) when there is none. */
export function dialect(name: string): Dialect {
  const found = DIALECTS.find(each => each.name === name)
  if (found !== undefined) return found
  const names = DIALECT_NAMES.map(each => `"${each}"`).join(', ')
  throw new JUnitError(
    'invalid-option',
    `There is no JUnit dialect "${name}". Choose one of ${names}.`,
    'dialect',
  )
}
