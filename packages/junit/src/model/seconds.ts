const PER_SECOND = 1_000_000_000

/**
 * Writes nanoseconds as the decimal seconds of a `time` attribute: at least three decimals, and as many more,
 * up to `decimals`, as the value has. What is finer is rounded.
 */
export function formatSeconds(nanoseconds: number, decimals = 9): string {
  const unit = 10 ** (9 - decimals)
  const rounded = Math.round(Math.max(0, nanoseconds) / unit) * unit
  const seconds = Math.floor(rounded / PER_SECOND)
  const fraction = String(Math.round(rounded - seconds * PER_SECOND)).padStart(9, '0')
  return `${seconds}.${fraction.slice(0, 3)}${fraction.slice(3).replace(/0+$/, '')}`
}

/**
 * Reads a `time` attribute as nanoseconds: seconds with a decimal point or comma, with an exponent, or with
 * commas between thousands as older Surefire wrote them. Undefined for what is no time.
 */
export function parseSeconds(text: string): number | undefined {
  const trimmed = text.trim()
  const plain = /^\d{1,3}(?:,\d{3})*\.\d*$/.test(trimmed)
    ? trimmed.replaceAll(',', '')
    : trimmed.replace(',', '.')
  if (!/^\+?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?$/.test(plain)) return undefined
  const [, whole, fraction] = /^\+?(\d*)\.?(\d*)$/.exec(plain) ?? []
  // Digits are taken apart where there is no exponent, because no binary fraction is exactly a decimal one.
  if (whole === undefined || fraction === undefined) return Math.round(Number(plain) * PER_SECOND)
  const rest = Math.round(Number(`0.${fraction || '0'}`) * PER_SECOND)
  return Number(whole || '0') * PER_SECOND + rest
}
