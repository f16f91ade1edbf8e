/** Frames of WebSocket (RFC 6455, 5.2): what a client writes, masked, and what it reads. */
import { randomBytes } from 'node:crypto'

/** Kinds of frames. */
export const OPCODES = { continuation: 0, text: 1, binary: 2, close: 8, ping: 9, pong: 10 } as const

/** A longer message is none of an exchange. */
const LONGEST_MESSAGE = 5_000_000

/** A whole message, joined from its frames, or a control frame. */
export interface Message {
  readonly opcode: number
  readonly payload: Buffer
}

/** Returns one frame of a client, with its mask. */
export function encodeFrame(opcode: number, payload: Buffer): Buffer {
  const mask = randomBytes(4)
  const { length } = payload
  const size = length < 126 ? 0 : length < 65_536 ? 2 : 8
  const head = Buffer.alloc(2 + size)
  head[0] = 0x80 | opcode
  head[1] = 0x80 | (size === 0 ? length : size === 2 ? 126 : 127)
  if (size === 2) head.writeUInt16BE(length, 2)
  if (size === 8) head.writeBigUInt64BE(BigInt(length), 2)
  const masked = payload.map((byte, i) => byte ^ (mask[i % 4] as number))
  return Buffer.concat([head, mask, masked])
}

/** Joins the bytes of a server to messages, wherever they are cut. */
export class FrameReader {
  private rest: Buffer = Buffer.alloc(0)
  /** The frames of a message that is not complete yet. */
  private parts: Buffer[] = []
  private size = 0
  private opcode = 0

  /** Returns the messages that are complete by now; null, at the end, for bytes that are no frames of a server. */
  take(bytes: Buffer): (Message | null)[] {
    this.rest = this.rest.length === 0 ? bytes : Buffer.concat([this.rest, bytes])
    const messages: (Message | null)[] = []
    for (;;) {
      const frame = this.next()
      if (frame === 'incomplete') return messages
      const message = frame === null ? null : this.joined(frame)
      if (message !== 'incomplete') messages.push(message)
      if (message === null) return messages
    }
  }

  private next(): (Message & { readonly last: boolean }) | null | 'incomplete' {
    const { rest } = this
    if (rest.length < 2) return 'incomplete'
    const [first, second] = [rest[0] as number, rest[1] as number]
    // Reserved bits belong to extensions, which were not asked for; a server's frames have no mask.
    if ((first & 0x70) !== 0 || (second & 0x80) !== 0) return null
    const short = second & 0x7f
    const start = short < 126 ? 2 : short === 126 ? 4 : 10
    if (rest.length < start) return 'incomplete'
    const length =
      short < 126 ? short : short === 126 ? rest.readUInt16BE(2) : Number(rest.readBigUInt64BE(2))
    if (length + this.size > LONGEST_MESSAGE) return null
    if (rest.length < start + length) return 'incomplete'
    const payload = Buffer.from(rest.subarray(start, start + length))
    this.rest = rest.subarray(start + length)
    return { opcode: first & 0x0f, payload, last: (first & 0x80) !== 0 }
  }

  /** Control frames may come between those of a message. */
  private joined({
    opcode,
    payload,
    last,
  }: Message & { readonly last: boolean }): Message | null | 'incomplete' {
    if (opcode >= OPCODES.close) return last ? { opcode, payload } : null
    const begins = opcode !== OPCODES.continuation
    if (begins !== (this.parts.length === 0)) return null
    if (begins) this.opcode = opcode
    this.parts.push(payload)
    this.size += payload.length
    if (!last) return 'incomplete'
    const whole = Buffer.concat(this.parts)
    this.parts = []
    this.size = 0
    return { opcode: this.opcode, payload: whole }
  }
}
