import type { Timestamp } from '@subunit-js/protocol'
import type { SuiteNote } from '../map/note.ts'
import { parseInstant } from '../model/instant.ts'
import type { JUnitProperty } from '../model/report.ts'
import { formatSeconds, parseSeconds } from '../model/seconds.ts'
import { formatInstant } from '../model/time.ts'

/** A `testsuite` or `testsuites` that is being read. */
export interface SuiteContext {
  /** The keys of the suites around and its own; none for the element around all suites. */
  readonly keys: readonly string[]
  /** The names of the same suites, as the file has them. */
  readonly names: readonly string[]
  /** How many suites of the file began before it. */
  readonly position: number
  /** Its file, or that of a suite around. */
  readonly file: string | undefined
  readonly attributes: Readonly<Record<string, string>>
  readonly properties: JUnitProperty[]
  readonly comments: string[]
  /** Elements that are none of JUnit's, as XML. */
  readonly others: string[]
  /** When the next case began, if it does not say so itself. */
  clock: Timestamp
}

/** All that a suite says besides its cases and its output. */
export function suiteNote(suite: SuiteContext): SuiteNote {
  const { keys, position, file, properties, comments, others } = suite
  const { name, file: ownFile, timestamp, time, ...rest } = suite.attributes
  const note: SuiteNote = { suites: keys, position }
  if (name !== undefined && name !== keys.at(-1)) note.name = name
  if (file !== undefined && ownFile) note.file = file
  const at = timestamp === undefined ? undefined : parseInstant(timestamp)
  const duration = time === undefined ? undefined : parseSeconds(time)
  if (at !== undefined) note.timestamp = formatInstant(at)
  if (duration !== undefined) note.time = formatSeconds(duration)
  const attributes = {
    ...rest,
    ...(at === undefined && timestamp !== undefined && { timestamp }),
    ...(duration === undefined && time !== undefined && { time }),
  }
  if (Object.keys(attributes).length > 0) note.attributes = attributes
  if (properties.length > 0) note.properties = properties
  if (comments.length > 0) note.comments = comments
  if (others.length > 0) note.others = others
  return note
}
