import { globSync, statSync } from 'node:fs'
import { resolve } from 'node:path'
import { CommandError } from '@subunit-js/command'

/**
 * The absolute paths of the files that paths and patterns name, each once, in the order of their names.
 * Throws a `CommandError` (`configuration`) for one that names no file.
 */
export function findScripts(patterns: readonly string[], directory: string): string[] {
  const found = new Set<string>()
  for (const pattern of patterns) {
    const paths = isFile(resolve(directory, pattern)) ? [pattern] : globSync(pattern, { cwd: directory })
    const files = paths.map(path => resolve(directory, path)).filter(isFile)
    if (files.length === 0) {
      throw new CommandError('configuration', `"${pattern}" names no file in ${directory}`)
    }
    for (const file of files) found.add(file)
  }
  return [...found].sort()
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false
}
