import { beforeAll, describe, expect, test } from 'vitest'
import { buyTicket, dayFare } from '../src/fare.js'

describe('dayFare', () => {
  test('adds up zones', () => {
    expect(dayFare([{ zones: 1 }, { zones: 2 }])).toBe(420)
  })

  test('is never more than a day ticket', () => {
    expect(dayFare([{ zones: 4 }, { zones: 4 }])).toBe(690)
  })

  test('is halved for those who pay less', () => {
    expect(dayFare([{ zones: 3 }], { reduced: true })).toBe(210)
  })

  test.todo('knows night tickets')
})

describe('buyTicket', () => {
  let machine

  beforeAll(() => {
    machine = { paid: [], pay: async cents => machine.paid.push(cents) }
  })

  test('pays what the trips cost', async () => {
    console.log('buying a ticket for one zone')
    expect(await buyTicket(machine, [{ zones: 1 }])).toEqual({ cents: 140, receipt: 1 })
  })

  test.skipIf(process.env.CARD_READER === undefined)('takes cards', async () => {
    expect(await buyTicket(machine, [{ zones: 2 }])).toEqual({ cents: 280, receipt: 'card' })
  })
})
