import { numberDuplicates, type TestLocation, testId } from '@subunit-js/stream/reporting'

/**
 * The ids of all tests of one file. `titlePaths` holds, in source order and whether selected or not, each
 * test's titles from the outermost describe to its own. Returns the ids in the same order.
 */
export function fileTestIds(
  file: Pick<TestLocation, 'project' | 'path'>,
  titlePaths: readonly (readonly string[])[],
): string[] {
  return numberDuplicates(titlePaths.map(titles => testId({ ...file, titles })))
}
