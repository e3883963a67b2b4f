const ZONE_CENTS = 140
const DAY_CENTS = 690

/** What a day's trips cost, in cents: every zone counts, but never more than a day ticket. */
export function dayFare(trips, { reduced = false } = {}) {
  const zones = trips.reduce((sum, trip) => sum + trip.zones, 0)
  const fare = Math.min(zones * ZONE_CENTS, DAY_CENTS)
  return reduced ? Math.round(fare / 2) : fare
}

/** Buys a ticket from a machine that may have to be asked again. */
export async function buyTicket(machine, trips) {
  const cents = dayFare(trips)
  const receipt = await machine.pay(cents)
  return { cents, receipt }
}
