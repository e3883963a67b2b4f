import { getSystemErrorMessage } from 'node:util'

/** Whether the operating system refused something, and did so for one of these reasons if any are named. */
export function isSystemError(error: unknown, ...codes: string[]): error is NodeJS.ErrnoException {
  if (!(error instanceof Error) || !('code' in error) || !('syscall' in error)) return false
  return codes.length === 0 || codes.includes(String(error.code))
}

/** What the operating system says, without Node's additions: `no such file or directory`. */
export function systemMessage(error: NodeJS.ErrnoException): string {
  return error.errno === undefined ? error.message : getSystemErrorMessage(error.errno)
}
