import type { ExitStatus } from '@subunit-js/command'
import { openFifo } from '@subunit-js/command/fifo'
import { Decoder } from '@subunit-js/protocol'
import type { Call } from '../call/call.ts'
import type { Framework } from '../framework.ts'
import { RunStream } from '../stream/run-stream.ts'
import { captureStream } from './captured-output.ts'
import { ProcessGroup } from './group.ts'
import { Interruption } from './interruption.ts'
import { judge } from './judge.ts'
import { Workspace } from './workspace.ts'

const TERMINAL = 2

/** Starts the framework's process, passes on what it says, and settles what it left open. */
export async function supervise(framework: Framework, call: Call): Promise<ExitStatus> {
  const workspace = new Workspace()
  try {
    return await superviseIn(workspace, framework, call)
  } finally {
    workspace.remove()
  }
}

async function superviseIn(workspace: Workspace, framework: Framework, call: Call): Promise<ExitStatus> {
  const { ids, list, listOrder, debug, args } = call
  const launch = await framework.launch({
    args,
    list,
    listOrder,
    debug,
    loadList: ids && workspace.writeList(ids),
    outputFile: workspace.packets,
    directory: workspace.directory,
  })

  let interruption: Interruption | undefined
  const stream = new RunStream({ call, onClosed: () => interruption?.stop('SIGTERM') })
  const decoder = new Decoder(event => stream.event(event))
  const packets = openFifo(workspace.packets, { onBytes: bytes => stream.batch(() => decoder.write(bytes)) })
  const captured = debug
    ? []
    : (['stdout', 'stderr'] as const).map(name =>
        captureStream(workspace[name], bytes => stream.batch(() => stream.output(name, bytes))),
      )
  const [stdout, stderr] = captured.map(({ descriptor }) => descriptor)
  const group = new ProcessGroup({
    launch,
    stdio: [debug ? 'inherit' : 'ignore', stdout ?? TERMINAL, stderr ?? TERMINAL],
    detached: !debug,
  })
  for (const { handOver } of captured) handOver()

  interruption = new Interruption(group)
  const exit = await group.exit
  interruption.reap()
  packets.close()
  for (const { close } of captured) close()
  decoder.end()
  const { received } = interruption
  const status = judge({ framework, call, exit, interrupted: received, stream })
  workspace.remove()
  interruption.end()
  if (received !== undefined) process.kill(process.pid, received)
  return status
}
