import { type Channel, type ChannelFault, Session, type SessionOptions } from '@subunit-js/adapter'
import { decode, type TestEvent } from '@subunit-js/protocol'
import { timestampToMilliseconds } from '@subunit-js/stream'

/** A channel that keeps its packets, and a clock that moves one millisecond each time it is asked. */
export class Recorder implements Channel {
  readonly isStandardOutput = false
  readonly maxPacketBytes: number
  readonly packets: Uint8Array[] = []
  fault: ChannelFault | undefined
  #now = 1000

  constructor(maxPacketBytes = 1 << 20) {
    this.maxPacketBytes = maxPacketBytes
  }

  readonly clock = (): number => this.#now++

  write(packet: Uint8Array): void {
    if (this.fault === undefined) this.packets.push(packet.slice())
  }

  close(): void {}

  session(options: Partial<SessionOptions> = {}): Session {
    return new Session({ channel: this, clock: this.clock, ...options })
  }

  get events(): TestEvent[] {
    return decode(Buffer.concat(this.packets))
  }

  /** Each event in a line: time, id, what is attached, status, tags. */
  get lines(): string[] {
    return this.events.map(line)
  }
}

function line(event: TestEvent): string {
  const { testId, status, tags, fileName, fileBytes, mimeType, eof, routeCode, runnable, timestamp } = event
  const time = timestamp === undefined ? '-' : `${timestampToMilliseconds(timestamp)}`
  const file =
    fileName === undefined
      ? undefined
      : `[${fileName}${mimeType === undefined ? '' : ` ${mimeType.split(';')[0]}`}${eof ? ' eof' : ''}] ${JSON.stringify(Buffer.from(fileBytes!).toString())}`
  const parts = [
    time,
    testId ?? '(run)',
    runnable ? undefined : '(not runnable)',
    status,
    file,
    ...(tags ?? []).map(tag => `#${tag}`),
    routeCode === undefined ? undefined : `@${routeCode}`,
  ]
  return parts.filter(part => part !== undefined).join(' ')
}
