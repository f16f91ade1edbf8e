/** Random numbers from the operating system. */
import { createHash, randomFillSync } from 'node:crypto'
import { hostname } from 'node:os'
import type { Random } from '../../core/ports/random.ts'

/** After a clock was set back by more than this, ids have the new time, ms. */
const SET_BACK = 60_000

const pool = new Uint8Array(10)
let lastTime = 0
let sequence = 0

/** Returns a UUID of version 7 (RFC 9562): time, a counter within the millisecond for sorting, then random bits. */
function uuid7(now: number): string {
  if (now < lastTime - SET_BACK) lastTime = 0
  sequence = now > lastTime ? 0 : sequence + 1
  lastTime = Math.max(now, lastTime) + (sequence > 0xfff ? 1 : 0)
  sequence &= 0xfff
  randomFillSync(pool)
  const time = lastTime.toString(16).padStart(12, '0')
  const counter = sequence.toString(16).padStart(3, '0')
  const hex = Buffer.from(pool).toString('hex')
  const variant = (0x8 | (Number.parseInt(hex.charAt(0), 16) & 0x3)).toString(16)
  return `${time.slice(0, 8)}-${time.slice(8)}-7${counter}-${variant}${hex.slice(1, 4)}-${hex.slice(4, 16)}`
}

/** The first 48 bits of a hash of the machine's name and the key: exact in a number, and another on each machine. */
function shareOf(key: string): number {
  const hash = createHash('sha256').update(`${hostname()} ${key}`).digest()
  return hash.readUIntBE(0, 6) / 2 ** 48
}

/** Identifiers with the time of a clock, ms. */
export const randomWith = (now: () => number): Random => ({
  next: () => Math.random(),
  share: shareOf,
  id: () => uuid7(now()),
})

/** Numbers from 0 to 1, and ids that sort by the time they were made (UUID version 7). */
export const systemRandom: Random = randomWith(() => Date.now())
