import type { Vitest } from 'vitest/node'

const NAMES = ['subunit', '@subunit-js/vitest', '@subunit-js/reporter']

/**
 * The output file that the command line or the configuration names for this reporter, as for those that
 * Vitest brings along: `--outputFile.subunit=PATH`, or `--outputFile=PATH` where no other reporter is used.
 */
export function outputFileOption({ outputFile, reporters }: Vitest['config']): string | undefined {
  if (typeof outputFile === 'string') return reporters.length === 1 ? outputFile : undefined
  const files = (outputFile ?? {}) as Record<string, string | undefined>
  return NAMES.map(name => files[name]).find(file => file !== undefined)
}
