// How much longer our commands take to start than Node itself does. Our commands are run by the Node that
// runs this script.
import { ours, peer } from '../../test/support/peers.ts'
import { shortest } from './measure.ts'

const ROUNDS = 40

const node = process.execPath
const subunit = ours('cli', 'subunit')
const contenders = [
  { name: 'node -e 0', command: node, args: ['-e', '0'] },
  { name: 'subunit --version', command: node, args: [subunit, '--version'] },
  { name: 'subunit --help', command: node, args: [subunit, '--help'] },
  { name: 'subunit stats /dev/null', command: node, args: [subunit, 'stats', '/dev/null'] },
  { name: 'subunit filter /dev/null', command: node, args: [subunit, 'filter', '/dev/null'] },
  { name: 'subunit cat /dev/null', command: node, args: [subunit, 'cat', '/dev/null'] },
  { name: "Python's subunit-stats", command: peer('subunit-stats'), args: ['/dev/null'] },
]

console.log(`Node ${process.version}, best of ${ROUNDS}, milliseconds and those above node -e 0`)
const times = shortest(contenders, ROUNDS)
for (const [index, { name }] of contenders.entries()) {
  const above = times[index]! - times[0]!
  console.log(`${name.padEnd(26)} ${times[index]!.toFixed(0).padStart(5)} ${above.toFixed(0).padStart(5)}`)
}
