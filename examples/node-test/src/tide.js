const LUNAR_MINUTES = 12 * 60 + 25

/** The minutes from one time of high water until the next at or after `now`; both in minutes since midnight. */
export function untilHighWater(highWater, now) {
  const since = (now - highWater) % LUNAR_MINUTES
  return since <= 0 ? Math.abs(since) : LUNAR_MINUTES - since
}

/** How deep the water is, by a cosine between low and high water, in metres. */
export function depth({ low, high }, minutesUntilHighWater) {
  const phase = (minutesUntilHighWater / LUNAR_MINUTES) * 2 * Math.PI
  return low + ((high - low) * (1 + Math.cos(phase))) / 2
}
