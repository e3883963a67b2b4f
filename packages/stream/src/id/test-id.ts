import { StreamError } from '../error.ts'
import { escapeId } from './escape.ts'
import { RESERVED_IDS } from './reserved.ts'

/** Where a test is found: what its id is made of. */
export interface TestLocation {
  /** The name of the framework's project, `name:typecheck` for a typecheck test; absent for an unnamed one. */
  readonly project?: string | undefined
  /** The file, with `/`, relative to the root of the invocation; absent for what belongs to no file. */
  readonly path?: string | undefined
  /** The titles from the outermost describe to the test; absent or empty for the file itself. */
  readonly titles?: readonly string[] | undefined
}

/**
 * The id of a test, a describe block or a file: `[project] path > describe > title`, escaped. Tests of one
 * file may still share it until `numberDuplicates` has seen them all.
 * Throws a `StreamError` (`invalid-option`) for a location that names nothing at all.
 */
export function testId(location: TestLocation): string {
  const { project, path, titles = [] } = location
  const steps = path === undefined ? titles : [path, ...titles]
  const plain = steps.join(' > ')
  if (plain === '') {
    throw new StreamError(
      'invalid-option',
      'A test id needs a file path or a title that is not empty.',
      'path',
    )
  }
  const id = escapeId(project === undefined ? plain : `[${project}] ${plain}`)
  return RESERVED_IDS.includes(id) ? spelt(id) : id
}

/**
 * The id of what runs once for a scope: `<scope> > [beforeAll]`, or `[globalSetup]` for a scope that is the
 * whole run. `layer` is the name without brackets, such as `beforeAll`, `setup test/setup.ts`.
 */
export function layerId(scope: TestLocation, layer: string): string {
  return testId({ ...scope, titles: [...(scope.titles ?? []), `[${layer}]`] })
}

/** Escapes the first character, which no other text's id does: so a file may bear a reserved name. */
function spelt(id: string): string {
  return `\\x${id.charCodeAt(0).toString(16)}${id.slice(1)}`
}
