import type { Channel } from '@subunit-js/adapter'
import { MAX_PACKET_BYTES } from '@subunit-js/protocol'

/**
 * Whether `--test-reporter-destination` sends what the reporter says somewhere else than to standard output.
 * Several reporters have their destinations in the order of `--test-reporter`.
 */
export function hasDestination(execArgv: readonly string[]): boolean {
  const reporters = valuesOf(execArgv, '--test-reporter')
  const destinations = valuesOf(execArgv, '--test-reporter-destination')
  const ours = reporters.findIndex(name => name.includes('subunit') || name.includes('node-test'))
  return (destinations[Math.max(ours, 0)] ?? 'stdout') !== 'stdout'
}

/** A channel that leaves it to Node to write the packets where its own option says. */
export function streamChannel(push: (packet: Uint8Array) => void): Channel {
  return {
    maxPacketBytes: MAX_PACKET_BYTES,
    isStandardOutput: false,
    fault: undefined,
    write: push,
    close: () => {},
  }
}

function valuesOf(args: readonly string[], option: string): string[] {
  return args.flatMap((arg, index) => {
    if (arg === option) return args.slice(index + 1, index + 2)
    return arg.startsWith(`${option}=`) ? [arg.slice(option.length + 1)] : []
  })
}
