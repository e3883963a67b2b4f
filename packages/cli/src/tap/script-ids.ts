import { statSync } from 'node:fs'
import { resolve } from 'node:path'
import { Root } from '@subunit-js/adapter'
import { testId } from '@subunit-js/stream'

/** The test id of a document in a file: its path. */
export function documentId(path: string): string {
  return testId({ path: root().name(resolve(path)) })
}

/**
 * The test id of a command: the path of the script that it runs, so that `perl t/a.t`, `./t/a.t` and
 * `subunit-tap` all give the script one id. That is the first argument that names a file, else the command if
 * it does, else the whole command line.
 */
export function commandId(words: readonly string[]): string {
  const [command = '', ...args] = words
  const script = [...args, ...(command.includes('/') ? [command] : [])].find(isFile)
  return script === undefined ? testId({ path: words.join(' ') }) : documentId(script)
}

function root(): Root {
  return new Root(process.env['SUBUNIT_ROOT'] || process.cwd())
}

function isFile(word: string): boolean {
  return statSync(word, { throwIfNoEntry: false })?.isFile() ?? false
}
