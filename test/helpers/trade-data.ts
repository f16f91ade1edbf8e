/** Trades for tests: generated, or real ones if the machine has them. */
import { crc32 } from 'node:zlib'
import { unzipOne } from '../../main/adapters/trade-files/zip.ts'
import { quoteOf, textOf } from '../../main/core/jobs/trades/decimal.ts'
import { startOfUtcDay } from '../../shared/time/calendar-day.ts'

export interface TestTrade {
  readonly id: number
  readonly price: bigint
  readonly quantity: bigint
  /** Milliseconds. */
  readonly time: number
  readonly maker: boolean
}

/** A day of trades with prices around 42,000. The same day and count give the same trades. */
export function madeDay(day: string, count: number, firstId: number): TestTrade[] {
  let seed = crc32(day)
  const next = (below: number) => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((seed / 2 ** 32) * below)
  }
  const start = startOfUtcDay(day)
  let price = 4_200_000 + next(100_000)
  return Array.from({ length: count }, (_, i) => {
    price += next(201) - 100
    return {
      id: firstId + i,
      price: BigInt(price) * 1_000_000n,
      quantity: BigInt(1 + next(150_000)) * 1000n,
      time: start + Math.floor((i * 86_400_000) / count),
      maker: next(2) === 1,
    }
  })
}

/** Returns the archive's CSV. `unit` is that of the times. */
export function csvOf(trades: readonly TestTrade[], unit: 'ms' | 'us' = 'ms'): Buffer {
  return Buffer.from(trades.map((trade) => `${lineOf(trade, unit)}\n`).join(''))
}

export function lineOf({ id, price, quantity, time, maker }: TestTrade, unit: 'ms' | 'us' = 'ms'): string {
  const words = [id, textOf(price), textOf(quantity), textOf(quoteOf(price, quantity))]
  return [...words, unit === 'ms' ? time : time * 1000, maker ? 'True' : 'False', 'True'].join(',')
}

/** Returns real trades of SPY (`ms of day,price x 10,000,size,…`), numbered, on another day. */
export async function tickDay(path: string, day: string, firstId: number): Promise<TestTrade[]> {
  const pieces: Uint8Array[] = []
  for await (const piece of unzipOne(path, path)) pieces.push(Buffer.from(piece))
  const start = startOfUtcDay(day)
  const lines = Buffer.concat(pieces).toString('latin1').trim().split('\n')
  return lines.map((line, i) => {
    const [ms = '', price = '', size = ''] = line.split(',')
    const quantity = BigInt(size) * 1000n
    return {
      id: firstId + i,
      price: BigInt(price) * 10_000n,
      quantity,
      time: start + Number(ms),
      maker: (firstId + i) % 3 === 0,
    }
  })
}
