import { spawnSync } from 'node:child_process'
import { delimiter, dirname } from 'node:path'
import { peer } from '../support/peers.ts'

export interface PeerResult {
  readonly status: number | null
  readonly stdout: string
  readonly stderr: string
}

/** Runs one of the Python commands, by its absolute path, in a project, where `node` and `npx` are these ones. */
export function runPeer(
  command: string,
  args: readonly string[],
  cwd: string,
  env: NodeJS.ProcessEnv = {},
): PeerResult {
  const clean = { ...process.env }
  for (const name of Object.keys(clean))
    if (/^(VITEST|NODE_ENV|NODE_OPTIONS|SUBUNIT_)/.test(name)) delete clean[name]
  const { status, stdout, stderr } = spawnSync(peer(command), args, {
    cwd,
    env: {
      ...clean,
      PATH: [dirname(process.execPath), process.env['PATH']].join(delimiter),
      PYTHONHASHSEED: '0',
      ...env,
    },
    encoding: 'utf8',
  })
  return { status, stdout, stderr }
}

/** The lines that a peer printed, without those in which testr tells what it runs, nor times. */
export function linesOf({ stdout }: PeerResult): string[] {
  return stdout
    .split('\n')
    .filter(line => line !== '' && !line.startsWith('running='))
    .map(line =>
      line.replace(/\d+\.\d{3}s?/g, '<time>').replace(/ in <time>( \([+-]<time>\))?/, ' in <time>'),
    )
}
