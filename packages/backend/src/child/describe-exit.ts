import type { Exit } from './group.ts'

/** `exited with status 1` or `was killed by SIGKILL`. */
export function describeExit({ status, signal }: Exit): string {
  return signal === null ? `exited with status ${status}` : `was killed by ${signal}`
}
