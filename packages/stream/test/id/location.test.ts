import { locationOfId } from '@subunit-js/stream'
import { expect, test } from 'vitest'

test.each([
  ['test/a.test.ts > sums > adds', { path: 'test/a.test.ts', titles: ['sums', 'adds'] }],
  ['[web] a.test.ts > adds', { project: 'web', path: 'a.test.ts', titles: ['adds'] }],
  ['test/a.test.ts', { path: 'test/a.test.ts', titles: [] }],
  ['a.test.ts', { path: 'a.test.ts', titles: [] }],
  ['t/basic > point', { path: 't/basic', titles: ['point'] }],
  ['my tests/a.test.ts > adds', { path: 'my tests/a.test.ts', titles: ['adds'] }],
  ['GET /users > answers', { titles: ['GET /users', 'answers'] }],
  ['org.example.FooTest > adds', { titles: ['org.example.FooTest', 'adds'] }],
  ['pkg.module.Class.test_it', { titles: ['pkg.module.Class.test_it'] }],
  ['[globalSetup]', { titles: ['[globalSetup]'] }],
  ['a.test.ts > [beforeAll]', { path: 'a.test.ts', titles: ['[beforeAll]'] }],
])('%s is taken apart', (id, location) => {
  expect(locationOfId(id)).toEqual({ project: undefined, path: undefined, ...location })
})
