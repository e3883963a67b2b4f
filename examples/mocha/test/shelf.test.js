import assert from 'node:assert/strict'
import { setTimeout as wait } from 'node:timers/promises'
import { Shelf } from '../src/shelf.js'

describe('Shelf', () => {
  let shelf

  before(() => console.log('a shelf for two'))
  beforeEach(() => {
    shelf = new Shelf(2)
  })

  it('gives back what was put', () => {
    shelf.put('cup', 1)
    assert.equal(shelf.take('cup'), 1)
  })

  it('drops what was not used for longest', () => {
    for (const name of ['cup', 'jug', 'pan']) shelf.put(name, name)
    assert.deepEqual(shelf.names, ['jug', 'pan'])
  })

  it('keeps what was taken meanwhile', async () => {
    shelf.put('cup', 1)
    shelf.put('jug', 2)
    await wait(5)
    shelf.take('cup')
    shelf.put('pan', 3)
    assert.deepEqual(shelf.names, ['cup', 'pan'])
  })
})
