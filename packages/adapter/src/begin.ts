import type { Channel, ChannelFault } from './channel/channel.ts'
import { openChannel } from './channel/open.ts'
import { Root } from './identity/root.ts'
import { OPTION_VARIABLES, readOptions } from './options/reporter-options.ts'
import { realm } from './realm.ts'
import { REQUEST_VARIABLES, type Request, readRequest } from './request/request.ts'
import { Session } from './session/session.ts'

export interface ReportingSetup {
  /** The options as the framework handed them over. */
  readonly given?: unknown
  /** The folder that test ids are relative to unless options say otherwise. */
  readonly frameworkRoot: string
  /** Default `process.env`. Our variables are taken out of it, so that what tests start does not report here. */
  readonly env?: NodeJS.ProcessEnv | undefined
  /** Where packets go unless options name an output file; default standard output. */
  readonly channel?: Channel | undefined
}

/** All that an adapter needs to report a run. */
export interface ReportingContext {
  readonly session: Session
  readonly channel: Channel
  readonly root: Root
  readonly request: Request
  readonly captureOutput: boolean
}

/**
 * Reads options, environment and request, and opens the channel, in the process that reports. When the
 * channel breaks later, one line on standard error says so and the exit status becomes 1; when its reader
 * goes away, the process ends quietly with status 1.
 * Throws an `AdapterError` for options, a list or an output file that cannot be used: see `refuse`.
 */
export function beginReporting(setup: ReportingSetup): ReportingContext {
  const env = takeVariables(setup.env ?? process.env)
  const request = readRequest(env)
  // A backend command puts its reporter in the place of a configured one, whose options these may be.
  const options = readOptions(request.fromBackend ? {} : setup.given, env)
  const ownChannel = options.outputFile === undefined ? setup.channel : undefined
  const channel = ownChannel ?? openChannel(options)
  const { tags, routeCode } = options
  return {
    session: new Session({ channel, tags, routeCode, onFault: tellFault }),
    channel,
    root: new Root(options.root ?? setup.frameworkRoot),
    request,
    captureOutput: options.captureOutput ?? true,
  }
}

/** What was taken out of an environment already, for the further runs of a process that watches files. */
const taken = new WeakMap<NodeJS.ProcessEnv, NodeJS.ProcessEnv>()

function takeVariables(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const variables = taken.get(env) ?? {}
  for (const name of [...OPTION_VARIABLES, ...REQUEST_VARIABLES]) {
    if (env[name] !== undefined) variables[name] = env[name]
    delete env[name]
  }
  taken.set(env, variables)
  return variables
}

/** Ends the process with one line on standard error, as a run that cannot be reported must fail. */
export function refuse(error: Error): never {
  complain(error.message)
  return realm.exit(1)
}

function tellFault(fault: ChannelFault): void {
  process.exitCode = 1
  if (fault.readerGone) realm.exit(1)
  else complain(`${fault.message} The rest of the run is not reported.`)
}

function complain(message: string): void {
  try {
    realm.writeSync(2, `subunit: ${message}\n`)
  } catch {
    // Nobody can be told.
  }
}
