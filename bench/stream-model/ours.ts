import { readFileSync } from 'node:fs'
import { decode } from '@subunit-js/protocol'
import { feed, foldTests, sink, summarise, tag, testsRun } from '@subunit-js/stream'

// Times one of our sinks on the events of a stream, decoded beforehand. Arguments: the stream's path and tag, fold
// or summarise. Prints JSON: how much came out, and the seconds of the first run in this process and of the median
// of later ones.

const LATER_RUNS = 5

const [path, name] = process.argv.slice(2)
const events = decode(readFileSync(path!))
let out = 0

const cases: Record<string, () => void> = {
  tag() {
    const counter = sink(() => {
      out++
    })
    feed(events, tag({ add: ['extra'] })(counter))
  },
  fold() {
    const tests: unknown[] = []
    feed(events, foldTests({ onTest: test => tests.push(test) }))
    out = tests.length
  },
  summarise() {
    const summariser = summarise()
    feed(events, summariser)
    out = testsRun(summariser.summary(), { rules: 'reference' })
  },
}

const seconds = Array.from({ length: 1 + LATER_RUNS }, () => {
  out = 0
  const start = performance.now()
  cases[name!]!()
  return (performance.now() - start) / 1000
})
const [first, ...later] = seconds
console.log(JSON.stringify({ out, first, later: later.sort((a, b) => a - b)[later.length >> 1] }))
