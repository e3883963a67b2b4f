import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileTestIds, Root } from '@subunit-js/adapter'
import { afterAll, expect, test } from 'vitest'

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'subunit-root-')))
afterAll(() => rmSync(folder, { recursive: true }))

test('files are named from the root, those outside with dots', () => {
  const root = new Root('/project')
  expect(
    ['/project/test/a.js', 'test/a.js', '/other/b.js', '/project-2/c.js'].map(file => root.name(file)),
  ).toEqual(['test/a.js', 'test/a.js', '../other/b.js', '../project-2/c.js'])
})

test('a link to the root, or the root of a link, makes no difference', () => {
  mkdirSync(join(folder, 'real'))
  writeFileSync(join(folder, 'real/a.js'), '')
  symlinkSync(join(folder, 'real'), join(folder, 'link'))
  const root = new Root(join(folder, 'link'))
  expect([root.name(join(folder, 'link/a.js')), root.name(join(folder, 'real/a.js'))]).toEqual([
    'a.js',
    'a.js',
  ])
})

test('the ids of a file’s tests have its project and number its duplicates', () => {
  expect(fileTestIds({ project: 'web', path: 'a.js' }, [['b', 'x'], ['b', 'x'], ['y']])).toEqual([
    '[web] a.js > b > x',
    '[web] a.js > b > x #2',
    '[web] a.js > y',
  ])
})
