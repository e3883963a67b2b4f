import type { EventFields } from '@subunit-js/protocol'
import { timestampFromDate } from '@subunit-js/stream'

/** What events have that the supervisor says itself: the time, and the route code that the framework's have. */
export function commonFields(): EventFields {
  const routeCode = process.env['SUBUNIT_ROUTE_CODE'] || undefined
  return { routeCode, timestamp: timestampFromDate(new Date()) }
}
