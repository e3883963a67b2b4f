import type { Timestamp } from '../event.ts'
import { MAX_SECONDS } from '../field-checks.ts'

/** Extended and basic ISO 8601; what the reference's date library accepts. */
const DATE =
  /^(?<year>\d{4})(?:(?:-(?<monthDash>\d{1,2})|(?<month>\d{2})(?!$))(?:(?:-(?<dayDash>\d{1,2})|(?<day>\d{2}))(?:[ T](?<hour>\d{2})(?::?(?<minute>\d{2}))?(?::?(?<second>\d{1,2})(?:[.,](?<fraction>\d+))?)?(?<zone>Z|(?<sign>[-+])(?<zoneHours>\d{2}):?(?<zoneMinutes>\d{2})?)?)?)?)?$/

/**
 * Reads a date of the v1 protocol: extended or basic ISO 8601, from a bare year to a fraction of a second;
 * without an offset it is UTC. Returns undefined for what is no date, and for one before the epoch or after
 * 2106, which subunit cannot carry. Fractions are cut off after nanoseconds.
 */
export function parseTime(text: string): Timestamp | undefined {
  const parts = DATE.exec(text)?.groups
  if (parts === undefined) return undefined
  const number = (part: string | undefined, absent: number) => (part === undefined ? absent : Number(part))
  const year = Number(parts['year'])
  const month = number(parts['month'] ?? parts['monthDash'], 1)
  const day = number(parts['day'] ?? parts['dayDash'], 1)
  const hour = number(parts['hour'], 0)
  const minute = number(parts['minute'], 0)
  const second = number(parts['second'], 0)
  const zone = number(parts['zoneHours'], 0) * 60 + number(parts['zoneMinutes'], 0)
  if (month < 1 || month > 12 || day < 1 || day > daysOf(year, month)) return undefined
  if (hour > 23 || minute > 59 || second > 59 || zone >= 24 * 60) return undefined

  const offset = (parts['sign'] === '-' ? -zone : zone) * 60
  const seconds = Date.UTC(year, month - 1, day, hour, minute, second) / 1000 - offset
  // Date.UTC takes years below 100 for ones of the twentieth century.
  if (year < 1900 || seconds < 0 || seconds > MAX_SECONDS) return undefined
  return { seconds, nanoseconds: Number((parts['fraction'] ?? '').slice(0, 9).padEnd(9, '0')) }
}

function daysOf(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate()
}

/**
 * Writes an instant as `YYYY-MM-DD HH:MM:SS.ffffffZ`, as the reference does; nine digits where six would lose
 * something. Nanoseconds of a second and more are carried into the seconds.
 */
export function formatTime({ seconds, nanoseconds }: Timestamp): string {
  const whole = Math.min(seconds + Math.floor(nanoseconds / 1e9), MAX_SECONDS)
  const rest = nanoseconds % 1e9
  const date = new Date(whole * 1000).toISOString()
  const fraction = rest % 1000 === 0 ? String(rest / 1000).padStart(6, '0') : String(rest).padStart(9, '0')
  return `${date.slice(0, 10)} ${date.slice(11, 19)}.${fraction}Z`
}
