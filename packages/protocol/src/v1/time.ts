import type { Timestamp } from '../event.ts'
import { MAX_SECONDS } from '../field-checks.ts'

/**
 * Extended and basic ISO 8601; what the reference's date library accepts. The groups are year, month (with dash,
 * without), day (with dash, without), hour, minute, second, fraction, sign of the offset, its hours, its minutes.
 */
const DATE =
  /^(\d{4})(?:(?:-(\d{1,2})|(\d{2})(?!$))(?:(?:-(\d{1,2})|(\d{2}))(?:[ T](\d{2})(?::?(\d{2}))?(?::?(\d{1,2})(?:[.,](\d+))?)?(?:Z|([-+])(\d{2}):?(\d{2})?)?)?)?)?$/

/**
 * Reads a date of the v1 protocol: extended or basic ISO 8601, from a bare year to a fraction of a second;
 * without an offset it is UTC. Returns undefined for what is no date, and for one before the epoch or after
 * 2106, which subunit cannot carry. Fractions are cut off after nanoseconds.
 */
export function parseTime(text: string): Timestamp | undefined {
  const parts = DATE.exec(text)
  if (parts === null) return undefined
  const year = Number(parts[1])
  const month = Number(parts[2] ?? parts[3] ?? 1)
  const day = Number(parts[4] ?? parts[5] ?? 1)
  const hour = Number(parts[6] ?? 0)
  const minute = Number(parts[7] ?? 0)
  const second = Number(parts[8] ?? 0)
  const zone = Number(parts[11] ?? 0) * 60 + Number(parts[12] ?? 0)
  if (month < 1 || month > 12 || day < 1 || day > daysOf(year, month)) return undefined
  if (hour > 23 || minute > 59 || second > 59 || zone >= 24 * 60) return undefined

  const offset = (parts[10] === '-' ? -zone : zone) * 60
  const seconds = Date.UTC(year, month - 1, day, hour, minute, second) / 1000 - offset
  // Date.UTC takes years below 100 for ones of the twentieth century.
  if (year < 1900 || seconds < 0 || seconds > MAX_SECONDS) return undefined
  return { seconds, nanoseconds: Number((parts[9] ?? '').slice(0, 9).padEnd(9, '0')) }
}

function daysOf(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

/**
 * Writes instants as `YYYY-MM-DD HH:MM:SS.ffffffZ`, as the reference does; with nine digits where six would lose
 * something. Nanoseconds of a second and more are carried into the seconds.
 */
export class TimeFormatter {
  /** Many tests begin and end in the same second. */
  #second = -1
  #date = ''

  format({ seconds, nanoseconds }: Timestamp): string {
    const second = Math.min(seconds + Math.floor(nanoseconds / 1e9), MAX_SECONDS)
    if (second !== this.#second) {
      this.#second = second
      this.#date = new Date(second * 1000).toISOString().slice(0, 19).replace('T', ' ')
    }
    const rest = nanoseconds % 1e9
    const fraction = rest % 1000 === 0 ? String(rest / 1000).padStart(6, '0') : String(rest).padStart(9, '0')
    return `${this.#date}.${fraction}Z`
  }
}
