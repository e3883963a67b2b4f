import { type ChildProcess, spawn } from 'node:child_process'
import { ExitStatus } from '@subunit-js/command'
import type { Source } from './source.ts'

/**
 * A shell command whose standard output is the source. It starts at once, with the standard error of ours, in
 * a process group of its own so that it can be stopped together with all that it started.
 */
export function commandSource(command: string): Source {
  const child = spawn(command, { shell: true, detached: true, stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = endOf(child)
  return {
    async read(onChunk) {
      for await (const chunk of child.stdout) onChunk(chunk)
      const end = await ended
      if (end === '0') return {}
      return { complaint: `the command "${command}" ended with ${end}`, status: ExitStatus.failure }
    },
    stop() {
      if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return
      try {
        process.kill(-child.pid, 'SIGTERM')
      } catch {
        // It has just gone by itself.
      }
    },
  }
}

/** How the child ended: `0`, `status 1`, `signal SIGKILL`. */
function endOf(child: ChildProcess): Promise<string> {
  return new Promise(resolve => {
    child.once('error', error => resolve(`the error "${error.message}"`))
    child.once('exit', (status, signal) => {
      resolve(status === 0 ? '0' : signal === null ? `status ${status}` : `signal ${signal}`)
    })
  })
}
