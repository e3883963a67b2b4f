const UNITS = { ms: 1, s: 1000, min: 60_000, h: 3_600_000 }

/** Reads texts such as `1h 30min` and returns milliseconds. Throws a `RangeError` for anything else. */
export function parseDuration(text) {
  const parts = text.trim().split(/\s+/)
  return parts.reduce((total, part) => total + parsePart(part), 0)
}

function parsePart(part) {
  const [, number, unit] = /^(\d+(?:\.\d+)?)([a-z]+)$/.exec(part) ?? []
  if (unit === undefined || !Object.hasOwn(UNITS, unit)) throw new RangeError(`"${part}" is no duration.`)
  return Number(number) * UNITS[unit]
}
