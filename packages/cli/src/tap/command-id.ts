import { statSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Root } from '@subunit-js/adapter'
import { testId } from '@subunit-js/stream'

/**
 * The test id of a command: the path of the script that it runs, so that `perl t/a.t`, `./t/a.t` and
 * `subunit-tap` all give the script one id. That is the first argument that names a file, else the command if
 * it does, else the whole command line.
 */
export function commandId(words: readonly string[], root: Root): string {
  const [command = '', ...args] = words
  const script = [...args, ...(command.includes('/') ? [command] : [])].find(isFile)
  return testId({ path: script === undefined ? words.join(' ') : root.name(resolve(script)) })
}

function isFile(word: string): boolean {
  return statSync(word, { throwIfNoEntry: false })?.isFile() ?? false
}
