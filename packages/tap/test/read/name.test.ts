import { expect, test } from 'vitest'
import { type CleanName, cleanName } from '../../src/read/name.ts'

test.each<[description: string, clean: Partial<CleanName>]>([
  ['adds', { name: 'adds' }],
  ['adds in 5ms', { name: 'adds', milliseconds: 5 }],
  ['adds in 2sec', { name: 'adds', milliseconds: 2000 }],
  ['adds in 2 minutes', { name: 'adds in 2 minutes' }],
  ['runs in 5ms # time=4ms', { name: 'runs', milliseconds: 5 }],
  ['fails # EXPECTED FAILURE', { name: 'fails', remarks: ['EXPECTED FAILURE'] }],
  ['wavers # FLAKY 2 re-tries', { name: 'wavers', remarks: ['FLAKY 2 re-tries'] }],
  [
    'both # FLAKY 1 re-tries # EXPECTED FAILURE',
    { name: 'both', remarks: ['FLAKY 1 re-tries', 'EXPECTED FAILURE'] },
  ],
  ['issue #5', { name: 'issue #5' }],
  ['C# FLAKY', { name: 'C# FLAKY' }],
  ['# FLAKY 2', { name: '', remarks: ['FLAKY 2'] }],
  ['a # remark', { name: 'a # remark' }],
  ['-', { name: '' }],
  ['', { name: '' }],
])('%j', (description, clean) => {
  expect(cleanName(description)).toEqual({ remarks: [], milliseconds: undefined, ...clean })
})
