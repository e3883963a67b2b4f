import { StreamError } from '../error.ts'
import { type Hello, RPC_VERSIONS, type RpcMessage } from './message.ts'

type Versions = Pick<Hello, 'min' | 'max'>

/**
 * The version that both sides use once each has said Hello: the highest that both speak.
 * Throws a `StreamError` (`no-common-version`), on both sides alike, when there is none.
 */
export function negotiateVersion(theirs: Versions, ours: Versions = RPC_VERSIONS): number {
  const version = Math.min(theirs.max, ours.max)
  if (version >= theirs.min && version >= ours.min) return version
  throw new StreamError(
    'no-common-version',
    `No common version of the test-server protocol: the other side speaks ${range(theirs)}, this one ${range(ours)}.`,
  )
}

function range({ min, max }: Versions): string {
  return min === max ? `${min}` : `${min} to ${max}`
}

/**
 * The lowest version that has this kind of message. Hello always counts as 1, and properties that came with
 * version 2 do not count: a side that speaks version 1 passes over them.
 */
export function versionOf(message: RpcMessage): 1 | 2 {
  return message.msg === 'Cancel' || message.msg === 'Ping' || message.msg === 'Pong' ? 2 : 1
}
