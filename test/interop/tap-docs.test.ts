import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, test } from 'vitest'
import { ExampleProject } from './example-project.ts'

const PACKAGES = {
  tape: 'test/versions/node_modules/tape',
  vitest: 'node_modules/vitest',
  subunit: 'packages/reporter',
}
const COMMANDS = {
  subunit: 'packages/cli/bin/subunit.js',
  'subunit-tap': 'packages/tap-runner/bin/subunit-tap.js',
  vitest: 'node_modules/vitest/vitest.mjs',
}

/** How each shell line of a page ends in a project of scripts and a Vitest suite. */
function statusesOf(page: string, project: ExampleProject): Record<string, number | null> {
  const text = readFileSync(fileURLToPath(new URL(`../../docs/${page}`, import.meta.url)), 'utf8')
  const lines = [...text.matchAll(/^(?: *- run: )?((?:npx|echo) .*)$/gm)].map(([, line]) => line!)
  const path = [join(project.folder, 'node_modules/.bin'), dirname(process.execPath), process.env['PATH']]
  const options = {
    cwd: project.folder,
    env: { PATH: path.join(delimiter), HOME: project.folder, GITHUB_ACTIONS: 'true' },
  }
  return Object.fromEntries(
    lines.map(line => {
      const command = line.replaceAll('npx ', '')
      return [line, spawnSync('bash', ['-eo', 'pipefail', '-c', command], options).status]
    }),
  )
}

describe('a project of scripts and a Vitest suite', () => {
  const project = new ExampleProject('tap-ci', PACKAGES, COMMANDS)
  afterAll(() => project[Symbol.dispose]())
  project.write('recorded.tap', 'TAP version 14\nok 1 - kept\nnot ok 2 - lost\n1..2\n')
  project.write(
    'test/fare.test.js',
    "import { expect, test } from 'vitest'\ntest('adds', () => expect(1 + 1).toBe(2))\n",
  )

  test('does what "TAP output in GitHub Actions" says', () => {
    expect(statusesOf('tap-in-github-actions.md', project)).toMatchInlineSnapshot(`
      {
        "npx subunit from-tap --jobs 2 -- t/slug.sh -- perl t/rates.t | npx subunit cat --ci": 0,
        "npx subunit from-tap --name tape -- node t/timetable.js | npx subunit cat --ci": 0,
        "npx subunit from-tap recorded.tap | npx subunit cat --ci": 1,
        "npx subunit-tap 't/*' | tee run.subunit | npx subunit cat --ci": 0,
      }
    `)
  })

  test('does what "Perl and shell tests beside Vitest" says', () => {
    expect(statusesOf('perl-and-shell-beside-vitest.md', project)).toMatchInlineSnapshot(`
      {
        "echo t/rates.t > list": 0,
        "npx subunit ls --times run.subunit": 0,
        "npx subunit merge -c 'npx vitest run --reporter subunit' -c "npx subunit-tap 't/*'" > run.subunit": 0,
        "npx subunit merge -c 'npx vitest run --reporter subunit' -c "npx subunit-tap 't/*'" | npx subunit cat": 0,
        "npx subunit stats run.subunit": 0,
        "npx subunit to-junit run.subunit > junit.xml": 0,
        "npx subunit-tap --list 't/*' | npx subunit ls --exists": 0,
        "npx subunit-tap --load-list list 't/*' | npx subunit cat": 0,
      }
    `)
  })
})
