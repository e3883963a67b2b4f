import { readFileSync } from 'node:fs'
import { beginReporting, readOptions } from '@subunit-js/adapter'
import { Encoder, type TestEvent, testEvent } from '@subunit-js/protocol'
import { pipe, route, sink, tag, testId } from '@subunit-js/stream'
import { commandLine } from '../script/interpreter.ts'
import { runScripts } from '../script/run-scripts.ts'
import { readOrder } from './work-order.ts'

const order = readOrder(readFileSync(process.argv[2]!, 'utf8'))
const { tags, routeCode } = readOptions(undefined, process.env)
const { channel, root, request } = beginReporting({ frameworkRoot: process.cwd() })
const encoder = new Encoder({ maxPacketBytes: channel.maxPacketBytes })

const output = sink((event: TestEvent) => encoder.append(event))
const tagged = tags === undefined ? output : tag({ add: tags })(output)
const events = routeCode === undefined ? tagged : pipe(route(routeCode), tagged)

const scripts = order.files
  .map(path => ({ path, testId: testId({ path: root.name(path) }) }))
  .filter(({ testId }) => request.selection?.wantsFile(testId) ?? true)
if (request.listOrder && request.selection !== undefined) {
  const { selection } = request
  scripts.sort((a, b) => selection.fileRank(a.testId)! - selection.fileRank(b.testId)!)
}

for (const { testId } of scripts) events.event(testEvent({ testId, status: 'exists' }))
flush()
if (request.list === undefined) {
  await runScripts(
    scripts.map(({ path, testId }) => ({ testId, ...commandLine(path, order.interpreter) })),
    {
      jobs: order.debug ? 1 : order.jobs,
      inheritInput: order.debug,
      onEvent: event => events.event(event),
      afterChunk: flush,
    },
  )
}
channel.close()

function flush(): void {
  if (encoder.length > 0) channel.write(encoder.take())
}
