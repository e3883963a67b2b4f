/** Whether a line without indentation is a test point. */
export function isPoint(line: string): boolean {
  return /^(?:ok(?:[ \t]|\{?$)|not ok\b)/.test(line)
}

/**
 * Writes the line of a test point as tap-parser reads it. Left to itself that loses failing points which the
 * standard's `/^not ok/` means and which prove counts: with a tab or other punctuation behind the words.
 */
export function normalisePoint(line: string): string {
  const bare = /^((?:not )?ok\{?)[ \t]*$/.exec(line)
  if (bare !== null) return bare[1]!
  const spaced = /^(?:not )?ok(?=[^ \t])/.exec(line)
  if (spaced !== null) return `${spaced[0]} ${line.slice(spaced[0].length)}`
  return line.includes('\t') || line.includes('  ')
    ? line.replace(/^((?:not )?ok)[ \t]+(?:(\d+)[ \t]+)?/, joined)
    : line
}

/** The number that a line bears which has been written so; undefined where it bears none. */
export function numberOf(line: string): number | undefined {
  const match = /^(?:not )?ok (\d+)(?=[ {]|$)/.exec(line)
  return match === null ? undefined : Number(match[1])
}

function joined(_: string, status: string, number: string | undefined): string {
  return number === undefined ? `${status} ` : `${status} ${number} `
}
