/** The versions of the test-server protocol that this package speaks. */
export const RPC_VERSIONS = { min: 1, max: 2 } as const

/** Opens the talk on both sides: the versions that a side speaks, and from version 2 what it offers. */
export interface Hello {
  readonly msg: 'Hello'
  readonly max: number
  readonly min: number
  /** Version 2: names of abilities beyond the protocol. */
  readonly features?: readonly string[]
  /** Version 2, from the server: how many Run requests it works on at once. */
  readonly slots?: number
}

/** Asks for `exists` events of tests, all there are or those of `tests`; answered by Done. */
export interface List {
  readonly msg: 'List'
  readonly nonce: string
  readonly tests?: readonly string[]
  /** Version 2: `file` asks for files only. Default `test`. */
  readonly grain?: 'test' | 'file'
}

/** Asks to run tests, all there are or those of `tests`, in an order that suits the server; answered by Done. */
export interface Run {
  readonly msg: 'Run'
  readonly nonce: string
  readonly tests?: readonly string[]
  /** Version 2: the step that the server puts in front of the route codes of this request's events. */
  readonly route?: string
  /** Version 2: the server looks at sources afresh when this number changes and all its slots are idle. */
  readonly generation?: number
}

/** Says that a request is done with. */
export interface Done {
  readonly msg: 'Done'
  /** The nonce of the request. */
  readonly nonce: string
  /** Version 2: why the request could not be carried out. */
  readonly error?: string
}

/** Tells the server that no more requests come. It is not answered. */
export interface Goodbye {
  readonly msg: 'Goodbye'
}

/** Version 2: gives up a request. Its tests that have not finished end as skip, then its Done comes. */
export interface Cancel {
  readonly msg: 'Cancel'
  /** The nonce of the request. */
  readonly nonce: string
}

/** Version 2: asks for a sign of life. */
export interface Ping {
  readonly msg: 'Ping'
  readonly nonce: string
}

/** Version 2: answers a Ping. */
export interface Pong {
  readonly msg: 'Pong'
  /** The nonce of the Ping. */
  readonly nonce: string
}

/** A message between a client and a test server. */
export type RpcMessage = Hello | List | Run | Done | Goodbye | Cancel | Ping | Pong
