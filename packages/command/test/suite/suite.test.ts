import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const fixture = fileURLToPath(new URL('fixtures/suite.mjs', import.meta.url))
const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'))

const HELP = `Usage: polite [options] [command]

Is polite.

Options:
  --version       show the version
  -h, --help      show this help

Commands:
  greet           greet somebody
  bow             bow to somebody
  help [command]  show the help of a command
`

const GREET_HELP = `Usage: polite greet [options] [name]

Greets.

Options:
  --loudly    in capitals
  --version   show the version
  -h, --help  show this help
`

function polite(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [fixture, ...args], { encoding: 'utf8' })
  return { status, stdout, stderr }
}

test.each<[args: string[], stdout: string]>([
  [['greet'], 'polite greet greets you\n'],
  [['greet', 'Ada', '--loudly'], 'POLITE GREET GREETS ADA\n'],
  [['--help'], HELP],
  [['-h'], HELP],
  [['help'], HELP],
  [['greet', '--help'], GREET_HELP],
  [['help', 'greet'], GREET_HELP],
  [['--version'], `polite ${version} (subunit-js)\n`],
  [['greet', '--version'], `polite ${version} (subunit-js)\n`],
])('polite %j', (args, stdout) => {
  expect(polite(...args)).toEqual({ status: 0, stdout, stderr: '' })
})

test.each<[args: string[], stderr: string]>([
  [[], 'polite: no command given\nTry "polite --help" for how to use it.\n'],
  [
    ['great'],
    `polite: unknown command 'great'; did you mean greet?\nTry "polite --help" for how to use it.\n`,
  ],
  [
    ['help', 'great'],
    `polite: unknown command 'great'; did you mean greet?\nTry "polite --help" for how to use it.\n`,
  ],
  [
    ['great', '--help'],
    `polite: unknown command 'great'; did you mean greet?\nTry "polite --help" for how to use it.\n`,
  ],
  [
    ['--versoin'],
    `polite: unknown option '--versoin'; did you mean --version?\nTry "polite --help" for how to use it.\n`,
  ],
  [
    ['greet', '--loud'],
    `polite greet: unknown option '--loud'; did you mean --loudly?\nTry "polite greet --help" for how to use it.\n`,
  ],
])('polite %j is refused', (args, stderr) => {
  expect(polite(...args)).toEqual({ status: 2, stdout: '', stderr })
})
