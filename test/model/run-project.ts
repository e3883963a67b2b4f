import { spawn } from 'node:child_process'
import { Decoder, type TestEvent } from '@subunit-js/protocol'

export interface ProjectRun {
  /** The program and its arguments. */
  readonly command: readonly string[]
  readonly cwd: string
  readonly env?: Readonly<Record<string, string>>
  /** Called with what the run has said so far, each time it says more. */
  readonly onEvent?: (event: TestEvent, pid: number) => void
}

export interface ProjectResult {
  readonly events: readonly TestEvent[]
  readonly status: number | null
  readonly signal: NodeJS.Signals | null
  readonly stderr: string
}

/** Runs a command in a project folder and decodes the stream that it writes to standard output. */
export function runProject({ command, cwd, env, onEvent }: ProjectRun): Promise<ProjectResult> {
  const [program = '', ...args] = command
  const child = spawn(program, args, {
    cwd,
    env: { ...cleanEnvironment(), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const events: TestEvent[] = []
  const decoder = new Decoder(event => {
    events.push(event)
    onEvent?.(event, child.pid!)
  })
  let stderr = ''
  child.stdout.on('data', chunk => decoder.write(chunk))
  child.stderr.on('data', chunk => (stderr += chunk))
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (status, signal) => {
      decoder.end()
      resolve({ events, status, signal, stderr })
    })
  })
}

/** What runs these tests must not leak into the frameworks that they run: colours, its own variables. */
function cleanEnvironment(): NodeJS.ProcessEnv {
  const env = { ...process.env }
  for (const name of Object.keys(env)) {
    if (/^(VITEST|SUBUNIT_|TEST$|NODE_ENV$|NODE_OPTIONS$|FORCE_COLOR|NO_COLOR|CI$)/.test(name))
      delete env[name]
  }
  return env
}
