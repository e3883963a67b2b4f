/**
 * The last step of the ids that layers, and failures of no test, have; no test has such an id. A number tells
 * blocks of the same titles apart: `[beforeAll #2]`.
 */
const LAYER =
  /^(?:(.*) > )?\[(?:beforeAll|afterAll|globalSetup|globalTeardown|setup .+|unhandled error|coverage threshold|obsolete snapshots|suite error|exit status)(?: #\d+)?\]$/

/** Whether a layer might have this id. */
export function isLayerId(id: string): boolean {
  return LAYER.test(id)
}

/** The id of the scope that a layer's id speaks of, empty for the whole run; undefined for other ids. */
export function scopeOfLayer(id: string): string | undefined {
  const match = LAYER.exec(id)
  return match === null ? undefined : (match[1] ?? '')
}
