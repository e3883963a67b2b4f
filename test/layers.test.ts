import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

/** The rooms of the house, lowest first: a package imports only from lines above its own. */
const LAYERS = [
  ['protocol'],
  ['stream'],
  ['tap', 'junit', 'command', 'report'],
  ['adapter', 'backend'],
  ['vitest', 'mocha', 'jest', 'node-test', 'tap-runner', 'repository'],
  ['reporter', 'testr'],
  ['cli'],
]

const root = fileURLToPath(new URL('..', import.meta.url))
const packages = globSync('packages/*/package.json', { cwd: root }).map(path => path.split('/')[1]!)

test('every package has a place in the layer table', () => {
  expect(packages.sort()).toEqual(LAYERS.flat().sort())
})

test('packages import only from the layers above their own', () => {
  expect(imports().filter(({ from, to }) => layerOf(to) >= layerOf(from))).toEqual([])
})

test('the lowest two layers use nothing of Node', () => {
  const lowest = LAYERS.slice(0, 2).flat()
  expect(specifiers().filter(({ from, name }) => lowest.includes(from) && name.startsWith('node:'))).toEqual(
    [],
  )
})

test('a package is imported by its name, never by a path into it', () => {
  const inside = specifiers().filter(({ name }) => /^@subunit-js\/[^/]+\/(src|dist)/.test(name))
  const across = specifiers().filter(({ name, depth }) => name.startsWith('../'.repeat(depth + 1)))
  expect([...inside, ...across]).toEqual([])
})

function layerOf(name: string): number {
  return LAYERS.findIndex(layer => layer.includes(name))
}

function imports(): { from: string; to: string; file: string }[] {
  return specifiers()
    .filter(({ name }) => name.startsWith('@subunit-js/'))
    .map(({ from, name, file }) => ({ from, to: name.split('/')[1]!, file }))
    .filter(({ from, to }) => from !== to)
}

/** Every module that the sources name; `depth` counts the folders from the file up to its package. */
function specifiers(): { from: string; name: string; file: string; depth: number }[] {
  const pattern = /(?:\bfrom\s*|\bimport\s*\(?\s*)(['"])([^'"\n]+)\1/g
  return globSync('packages/*/src/**/*.ts', { cwd: root }).flatMap(file =>
    [...readFileSync(`${root}/${file}`, 'utf8').matchAll(pattern)].map(match => ({
      from: file.split('/')[1]!,
      name: match[2]!,
      file,
      depth: file.split('/').length - 3,
    })),
  )
}
