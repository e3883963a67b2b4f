import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { temporaryFolder } from './support/run-in.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url))

const FILES = {
  'package.json': '{ "type": "module" }',
  'test/sums.test.js': `import { expect, test } from 'vitest'
test('adds', () => expect(1 + 1).toBe(2))
test('subtracts', () => expect(2 - 1).toBe(2))
`,
  'mocha/passes.js': "it('passes', () => {})\n",
  '.mocharc.json': '{ "spec": "mocha" }',
  'test/install.sh': '#!/bin/sh\necho 1..1\necho ok 1 - installs\n',
  'reports/a.xml': '<testsuite name="a"><testcase name="b" time="1"/></testsuite>',
  'target/surefire-reports/TEST-a.xml': '<testsuite name="a"><testcase name="b" time="1"/></testsuite>',
}

/** A small project with one test that passes and one that fails, in which our packages are installed. */
function project(): string {
  const folder = temporaryFolder()
  for (const [path, text] of Object.entries(FILES)) {
    mkdirSync(join(folder, dirname(path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  chmodSync(join(folder, 'test/install.sh'), 0o755)
  mkdirSync(join(folder, 'node_modules/.bin'), { recursive: true })
  const links = {
    subunit: 'packages/reporter',
    vitest: 'node_modules/vitest',
    mocha: 'node_modules/mocha',
    '.bin/subunit': 'packages/cli/bin/subunit.js',
    '.bin/vitest': 'node_modules/vitest/vitest.mjs',
    '.bin/mocha': 'node_modules/mocha/bin/mocha.js',
  }
  for (const [name, target] of Object.entries(links))
    symlinkSync(join(root, target), join(folder, 'node_modules', name))
  return folder
}

/** The command lines of a page, in their order, with `npx` left out: what it would run is on the path. */
function commandsOf(page: string): string[] {
  const lines = readFileSync(join(root, 'docs', page), 'utf8').split('\n')
  return lines
    .map(line => /^(?: *- (?:run: )?)?(npx .*)$/.exec(line)?.[1])
    .filter(line => line !== undefined)
    .map(line => line.replaceAll('npx ', ''))
}

/** Runs the commands of a page one after the other as the shells of CI systems do, and tells how each ended. */
function statusesOf(
  page: string,
  folder: string,
  env: Record<string, string>,
): Record<string, number | null> {
  const path = `${join(folder, 'node_modules/.bin')}:${dirname(process.execPath)}:${process.env['PATH']}`
  const options = { cwd: folder, env: { PATH: path, HOME: folder, ...env }, encoding: 'utf8' } as const
  return Object.fromEntries(
    commandsOf(page).map(command => {
      const { status } = spawnSync('bash', ['-eo', 'pipefail', '-c', command], options)
      for (const shard of ['shard-1', 'shard-2']) {
        if (existsSync(join(folder, 'run.subunit')))
          copyFileSync(join(folder, 'run.subunit'), join(folder, `${shard}.subunit`))
      }
      return [command, status]
    }),
  )
}

test('the commands of "JUnit for GitLab" do what the page says', () => {
  const folder = project()
  expect(statusesOf('junit-for-gitlab.md', folder, { GITLAB_CI: 'true' })).toMatchInlineSnapshot(`
    {
      "subunit from-junit target/surefire-reports > java.subunit": 0,
      "subunit merge --routes 1,2 shard-1.subunit shard-2.subunit | subunit to-junit --dialect gitlab > junit.xml": 0,
      "subunit to-junit --dialect gitlab --attachments test-files run.subunit > junit.xml": 0,
      "subunit to-junit --dialect gitlab --class-name-template '{filename}' --title-template '{title}' run.subunit": 0,
      "vitest run --reporter subunit | tee run.subunit | subunit cat --ci": 1,
    }
  `)
  const names = readFileSync(join(folder, 'junit.xml'), 'utf8').match(/<testcase [^>]*? file="[^"]*"/g)
  expect(names).toMatchInlineSnapshot(`
    [
      "<testcase name="adds" classname="test/sums.test" file="test/sums.test.js"",
      "<testcase name="subtracts" classname="test/sums.test" file="test/sums.test.js"",
      "<testcase name="adds #2" classname="test/sums.test" file="test/sums.test.js"",
      "<testcase name="subtracts #2" classname="test/sums.test" file="test/sums.test.js"",
    ]
  `)
})

test('the commands of "Annotations and a summary in GitHub Actions" do what the page says', () => {
  const folder = project()
  writeFileSync(join(folder, 'run.subunit'), '')
  const summary = join(folder, 'summary.md')
  const env = { GITHUB_ACTIONS: 'true', GITHUB_STEP_SUMMARY: summary }
  expect(statusesOf('github-annotations.md', folder, env)).toMatchInlineSnapshot(`
    {
      "subunit from-junit reports/*.xml | subunit cat --ci": 0,
      "subunit from-tap -- test/install.sh | subunit cat --ci": 0,
      "subunit merge -c 'vitest run --reporter subunit' -c 'mocha --reporter subunit' | subunit cat --ci": 1,
      "subunit to-github --title "Node 24" run.subunit": 0,
      "vitest run --reporter subunit | subunit cat --ci": 1,
    }
  `)
  const verdicts = readFileSync(summary, 'utf8').match(/^(?:\*\*\w+\*\*|No tests)|^## .*/gm)
  expect(verdicts).toMatchInlineSnapshot(`
    [
      "## Tests",
      "**Failed**",
      "## Tests",
      "**Passed**",
      "## Tests",
      "**Passed**",
      "## Tests",
      "**Failed**",
      "## Node 24",
      "No tests",
    ]
  `)
})
