import { join } from 'node:path'
import { expect, test } from 'vitest'
import { commandLine } from '../src/script/interpreter.ts'
import { suite } from './support/suite.ts'

test.each<[name: string, text: string, command: string[] | string]>([
  ['a', '#!/bin/sh\n', ['/bin/sh']],
  ['a.py', '#! /usr/bin/env perl -w\n', ['/usr/bin/env', 'perl', '-w']],
  ['b', '#!/usr/bin/env -S node --no-warnings\r\n', ['/usr/bin/env', 'node', '--no-warnings']],
  ['c.t', 'ok 1\n', ['perl']],
  ['c.sh', '', ['sh']],
  ['c.js', '', [process.execPath]],
  ['c.mts', '', [process.execPath]],
  ['d', 'no script\n', 'it is not executable and its first line names no interpreter; name one with --exec'],
  ['e', '#!\n', 'it is not executable and its first line names no interpreter; name one with --exec'],
])('%s: %j', (name, text, command) => {
  const path = join(suite({ [name]: text.replace(/^#!(?=\n)/, ' #!') }), name)
  const [program, ...args] = command
  const expected =
    typeof command === 'string' ? { problem: command } : { command: program, args: [...args, path] }
  expect(commandLine(path, undefined)).toEqual(expected)
})

test('the interpreter that is named runs everything', () => {
  const path = join(suite({ 'a.sh': '#!/bin/sh\n' }), 'a.sh')
  expect(commandLine(path, ['perl', '-w'])).toEqual({ command: 'perl', args: ['-w', path] })
})

test('an executable without a first line that says more is its own command', () => {
  const path = join(suite({ a: '#!\n' }), 'a')
  expect(commandLine(path, undefined)).toEqual({ command: path, args: [] })
})

test('a file that is gone is told of', () => {
  const path = join(suite({}), 'gone')
  expect(commandLine(path, undefined)).toEqual({
    problem: `it cannot be read: ENOENT: no such file or directory, open '${path}'`,
  })
})
