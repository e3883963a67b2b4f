const USUAL_COLUMNS = 80

/**
 * Tells how many columns the terminal of standard output has, asked anew each time because windows change.
 * Undefined if `output` is no terminal, or one that cannot draw a line again.
 */
export function columnsOf(
  output: { readonly isTerminal: boolean },
  env: NodeJS.ProcessEnv = process.env,
): (() => number) | undefined {
  if (!output.isTerminal || env['TERM'] === 'dumb') return undefined
  return () => process.stdout.columns || USUAL_COLUMNS
}
