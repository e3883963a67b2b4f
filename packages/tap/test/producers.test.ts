import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { inRepository, produce } from './support/produce.ts'
import { readTap } from './support/read.ts'
import { render } from './support/render.ts'

/** The tools that print TAP and have habits of their own, each run for real. */
const versions = 'test/versions/node_modules'
const node = process.execPath

const PRODUCERS: Readonly<Record<string, () => string>> = {
  // No link from a point to its test, and comments that announce tests.
  tape: () => produce(node, ['tape.cjs'], { TAPE: inRepository(`${versions}/tape`) }),
  // Escapes, durations behind names, subtests in comments and braces.
  'node-tap': () =>
    produce(node, ['node-tap.mjs'], { NODE_TAP: inRepository(`${versions}/tap/dist/esm/index.js`) }),
  // Output of tests as comments, names escaped twice, directives of its own.
  'node-test': () => produce(node, ['--test', '--test-reporter=tap', 'node-test.mjs']),
  // Messages as plain text, a number sign lost and titles that break the line.
  mocha: () =>
    produce(node, [inRepository('node_modules/mocha/bin/mocha.js'), '--reporter', 'tap', 'mocha.cjs']),
  'mocha-13': () =>
    produce(node, [
      inRepository('node_modules/mocha/bin/mocha.js'),
      ...['--reporter', 'tap', '--reporter-option', 'tapVersion=13', 'mocha.cjs'],
    ]),
  // Texts in double quotes that go on at the margin, and look like test points there.
  vitest: () => vitest('tap'),
  'vitest-flat': () => vitest('tap-flat'),
  // Durations in names, output on a descriptor of its own, skips that are not ok.
  bats: () =>
    produce(inRepository(`${versions}/bats/bin/bats`), ['--formatter', 'tap', '--timing', 'bats.bats']),
  'bats-13': () => produce(inRepository(`${versions}/bats/bin/bats`), ['--formatter', 'tap13', 'bats.bats']),
  // Two directives in one, names of two lines or none, subtests that are skipped whole.
  perl: () => produce('perl', ['test-more.t']),
  'perl-skip-all': () => produce('perl', ['skip-all.t']),
}

function vitest(reporter: string): string {
  const command = [
    inRepository('node_modules/vitest/vitest.mjs'),
    'run',
    '--root',
    '.',
    '--reporter',
    reporter,
  ]
  return produce(node, [...command, 'vitest.test.mjs'])
}

describe.each(Object.entries(PRODUCERS))('%s', (name, output) => {
  test('is read with its habits', async () => {
    const tests = render(readTap(output()))
    await expect(tests).toMatchFileSnapshot(`fixtures/producers-events/${name}.txt`)
  })
})

describe.each(['ava', 'pgtap', 'pgtap-runtests', 'perl-test-more', 'perl-skip-all'])('%s, recorded', name => {
  test('is read with its habits', async () => {
    const tests = render(readTap(recorded(name)))
    await expect(tests).toMatchFileSnapshot(`fixtures/producers-events/${name}-recorded.txt`)
  })
})

test('what was recorded of Perl is what Perl prints', () => {
  expect(produce('perl', ['test-more.t'])).toBe(recorded('perl-test-more'))
  expect(produce('perl', ['skip-all.t'])).toBe(recorded('perl-skip-all'))
})

function recorded(name: string): string {
  return readFileSync(new URL(`fixtures/recorded/${name}.tap`, import.meta.url), 'utf8')
}
