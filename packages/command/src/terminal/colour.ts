/**
 * Whether to write colours to an output: only a terminal that can show them gets them, and none when
 * `NO_COLOR` is set to anything (https://no-color.org).
 */
export function wantsColour(
  output: { readonly isTerminal: boolean },
  env: NodeJS.ProcessEnv = process.env,
): boolean {
  return output.isTerminal && !env['NO_COLOR'] && env['TERM'] !== 'dumb'
}
