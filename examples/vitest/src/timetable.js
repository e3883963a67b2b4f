/** Minutes after midnight of a time such as `7:05`. */
export function minutes(time) {
  const match = /^(\d{1,2}):(\d{2})$/.exec(time)
  if (match === null || Number(match[1]) > 23 || Number(match[2]) > 59) {
    throw new RangeError(`"${time}" is not a time of day`)
  }
  return Number(match[1]) * 60 + Number(match[2])
}

/** The first departure at or after a time; after the last one of the day, the first of the next. */
export function nextDeparture(departures, time) {
  const sorted = departures.toSorted((left, right) => minutes(left) - minutes(right))
  return sorted.find(departure => minutes(departure) >= minutes(time)) ?? sorted[0]
}
