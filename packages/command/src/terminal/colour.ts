import { isatty } from 'node:tty'

/**
 * Whether to write colours to a file descriptor: only a terminal that can show them gets them, and none when
 * `NO_COLOR` is set to anything (https://no-color.org).
 */
export function wantsColour(fd: number, env: NodeJS.ProcessEnv = process.env): boolean {
  return isatty(fd) && !env['NO_COLOR'] && env['TERM'] !== 'dumb'
}
