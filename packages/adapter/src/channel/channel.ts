/** Where a reporter's packets go. */
export interface Channel {
  /** The longest packet that may be written, in bytes. */
  readonly maxPacketBytes: number
  /** True when the channel is the standard output of the process, which tests may write to as well. */
  readonly isStandardOutput: boolean
  /** Why nothing can be written any more, once that is so. */
  readonly fault: ChannelFault | undefined
  /** Writes one packet whole before it returns. Never throws: a fault is kept, and later packets are dropped. */
  write(packet: Uint8Array): void
  close(): void
}

export interface ChannelFault {
  /** True when whoever read the channel went away, which is no error of anybody. */
  readonly readerGone: boolean
  readonly message: string
}
