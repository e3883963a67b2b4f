/** The first departure that is not before `time`, or undefined when the last one is gone. Times are `HH:MM`. */
export function nextDeparture(departures, time) {
  return [...departures].sort().find(departure => departure >= time)
}
