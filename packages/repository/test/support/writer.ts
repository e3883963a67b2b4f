import { openStore } from '../../src/index.ts'
import { stream, tested } from './streams.ts'

// Writes runs into the repository named by the first argument, as many as the second says, each of as many tests
// as the third says, one event list at a time. Says on standard output what it has done.

const [folder, runs, tests] = process.argv.slice(2)
const store = openStore(folder!)
for (let count = 0; count < Number(runs); count++) {
  const run = store.begin({ labels: [`${process.pid}`] })
  process.stdout.write(`begun ${run.id}\n`)
  for (let index = 0; index < Number(tests); index++) {
    run.write(stream(...tested(`test ${index}`, index % 5 === 4 ? 'fail' : 'success', [index, 3])))
    process.stdout.write(`written ${run.id} ${index + 1}\n`)
  }
  run.finish()
  process.stdout.write(`finished ${run.id}\n`)
}
