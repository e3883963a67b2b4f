import test from 'tape'
import { nextDeparture } from '../src/timetable.js'

test('nextDeparture', t => {
  t.equal(nextDeparture(['09:30', '08:15'], '08:00'), '08:15', 'takes the first')
  t.equal(nextDeparture(['08:15', '09:30'], '08:15'), '08:15', 'one can still catch')
  t.equal(nextDeparture(['08:15'], '20:00'), undefined, 'knows when it is too late')
  t.end()
})
