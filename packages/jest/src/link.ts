import type { OutputStream } from '@subunit-js/adapter'
import { openRelayWriter } from '@subunit-js/adapter/relay-writer'
import type { FileMessage } from './messages.ts'

/** What the reporter lets the processes know that run test files. */
export interface Given {
  /** The relay to the reporter; absent where there is none, and nothing can be told. */
  readonly relay: string | undefined
  /** The folder that test ids are relative to. */
  readonly root: string
  readonly list: boolean
  /** Say of tests that they exist, before the first of their file starts. */
  readonly announce: boolean
  /** The file with the ids to run. */
  readonly loadList: string | undefined
  readonly listOrder: boolean
  /** What tests say by `console` is not to be printed as well. */
  readonly quiet: boolean
}

export type OutputHandler = (stream: OutputStream, content: string | Uint8Array) => void

/** The end of the way to the reporter that the process of a test file has. */
export interface Link {
  readonly given: Given
  send(message: FileMessage): void
  /** Only in the reporter's own process: has what is written there handled until called without a handler. */
  readonly handleOutput?: (handler?: OutputHandler) => void
}

const VARIABLE = 'SUBUNIT_JEST_WORKER'

/** Modules may be loaded twice, as Jest transforms what it loads, but there is one `process`. */
const KEY = Symbol.for('@subunit-js/jest link')

/** Lets this process, and the workers that it starts from now on, find the link. */
export function openLink(link: Link): void {
  setLink(link)
  process.env[VARIABLE] = JSON.stringify(link.given)
}

/**
 * Finds the link to the reporter, in its own process or in a worker of it; undefined when there is none.
 * In workers the variable is taken away, so that what tests start does not find it.
 */
export function findLink(): Link | undefined {
  const link = (process as unknown as Record<symbol, Link | undefined>)[KEY]
  if (link !== undefined) return link
  const variable = process.env[VARIABLE]
  delete process.env[VARIABLE]
  if (variable === undefined) return undefined
  const given: Given = JSON.parse(variable)
  const send = given.relay === undefined ? () => {} : openRelayWriter(given.relay).send
  return setLink({ given, send })
}

function setLink(link: Link): Link {
  Object.defineProperty(process, KEY, { value: link, configurable: true })
  return link
}
