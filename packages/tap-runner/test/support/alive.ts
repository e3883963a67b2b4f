import { readFileSync } from 'node:fs'

/** A process that has ended stays until somebody asks for its status; in a container that may be nobody. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
  } catch {
    return false
  }
  return process.platform !== 'linux' || !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'))
}
