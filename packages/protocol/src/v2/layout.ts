/** The numbers of the v2 packet layout (subunit v2 specification, "Packet layout" and "Flags"). */

export const SIGNATURE = 0xb3

export const VERSION_2 = 0x2000

export const TEST_ID = 0x0800
export const ROUTE_CODE = 0x0400
export const TIMESTAMP = 0x0200
export const RUNNABLE = 0x0100
export const TAGS = 0x0080
export const FILE = 0x0040
export const MIME_TYPE = 0x0020
export const EOF = 0x0010
export const RESERVED = 0x0008
export const STATUS = 0x0007

/** Signature, flags and the largest legal length field: what is read before a packet's extent is known. */
export const HEADER_BYTES = 6

export const CHECKSUM_BYTES = 4

/** The largest packet: its length must fit the three-byte form of a number. */
export const MAX_PACKET_BYTES = 4194303
