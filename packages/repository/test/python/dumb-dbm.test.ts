import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { peer } from '../../../../test/support/peers.ts'
import { formatDumbDbm, readDumbDbm } from '../../src/python/dumb-dbm.ts'
import { temporaryFolder } from '../support/folders.ts'

const ENTRIES = new Map([
  ['plain', '0.5'],
  ['it\'s "quoted" \\ and\ttabbed\n', '1'],
  ['größer 日本語 😀', '2.25'],
  ['long', 'x'.repeat(600)],
  ['empty', ''],
])

test('Python reads and updates what is written, and its update is read', () => {
  const path = join(temporaryFolder(), 'times.dbm')
  const { dir, dat } = formatDumbDbm(ENTRIES)
  writeFileSync(`${path}.dir`, dir)
  writeFileSync(`${path}.dat`, dat)
  const code = `
import dbm.dumb, json, sys
with dbm.dumb.open(sys.argv[1], 'c') as db:
    print(json.dumps({key.decode(): db[key].decode() for key in db.keys()}))
    db['plain'] = '0.75'
    db['new "one" it\\'s é'] = '3'
`
  const read = execFileSync(peer('python'), ['-c', code, path], { encoding: 'utf8' })
  expect(JSON.parse(read)).toEqual(Object.fromEntries(ENTRIES))
  expect(readDumbDbm(path)).toEqual(new Map([...ENTRIES, ['plain', '0.75'], ['new "one" it\'s é', '3']]))
})

test('no database, and lines that make no sense', () => {
  const path = join(temporaryFolder(), 'times.dbm')
  expect(readDumbDbm(path)).toEqual(new Map())
  writeFileSync(`${path}.dir`, "nonsense\n'a', (0, 1)\n'beyond', (512, 3)\n")
  writeFileSync(`${path}.dat`, '5')
  expect(readDumbDbm(path)).toEqual(new Map([['a', '5']]))
})
