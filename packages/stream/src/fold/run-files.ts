import type { TestEvent } from '@subunit-js/protocol'
import { Attachments } from './attachments.ts'
import type { Attachment } from './record.ts'

/** A file that belongs to the run and not to one of its tests. */
export interface RunFile extends Attachment {
  readonly routeCode: string | undefined
}

/** Puts the files of a run together, for readers that want them whole; take them as they come where that will do. */
export interface RunFiles {
  /** Takes an event without a test id, as `onRun` of a fold delivers it. Others are passed over. */
  add(event: TestEvent): void
  /** The files so far, route by route in order of first appearance. */
  list(): RunFile[]
}

/** Begins a collection of the run's own files, each known by route code and name. */
export function runFiles(): RunFiles {
  const routes = new Map<string | undefined, Attachments>()
  return {
    add(event) {
      if (event.testId !== undefined || event.fileName === undefined) return
      const files = routes.get(event.routeCode) ?? new Attachments()
      routes.set(event.routeCode, files)
      files.add(event, true)
    },
    list: () =>
      Array.from(routes).flatMap(([routeCode, files]) => files.list().map(file => ({ ...file, routeCode }))),
  }
}
