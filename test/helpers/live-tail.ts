/** Live trades over a real connection and real files; time moves only when the test says so. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { onTestFinished, vi } from 'vitest'
import { createChannels } from '../../main/adapters/net/web-socket.ts'
import { createTail, type LiveTail } from '../../main/core/jobs/trades/live/tail.ts'
import { collectionOf } from '../../main/core/jobs/trades/workspace.ts'
import type { Delay } from '../../main/core/ports/delay.ts'
import { localize } from '../../shared/errors.ts'
import type { TradesSettings } from '../../shared/kinds/trades.ts'
import { addDays } from '../../shared/time/calendar-day.ts'
import { startExchange } from '../servers/exchange.ts'
import { streamServer } from '../servers/web-socket.ts'
import { FakeClock } from './fake-clock.ts'
import { silentLog } from './silent-log.ts'
import { tempFolder } from './temp-folder.ts'
import { lineOf, madeDay, type TestTrade } from './trade-data.ts'
import { createTradesHarness } from './trades-harness.ts'

/** The current day of these tests; its archive is published the day after. */
export const DAY = '2025-03-05'

interface TailWait {
  readonly ms: number
  readonly wake: () => void
}

/** Waits that end when the test says so, in their order. */
export function steppedDelay(clock: FakeClock) {
  const waits: TailWait[] = []
  const delay: Delay = (ms, signal) =>
    new Promise((wake, fail) => {
      if (signal.aborted) fail(signal.reason)
      else waits.push({ ms, wake })
      signal.addEventListener('abort', () => fail(signal.reason))
    })
  /** Returns how long the next wait is. */
  const next = () =>
    vi.waitFor(
      () => {
        const [first] = waits
        if (first === undefined) throw new Error('nothing waits')
        return first.ms
      },
      { interval: 2 },
    )
  /** Ends the next wait. */
  const step = async (): Promise<void> => {
    clock.pass(await next())
    waits.shift()?.wake()
  }
  return { delay, step, next }
}

/** A message of the stream. Times in microseconds. */
export const messageOf = ({ id, price, quantity, time, maker }: TestTrade): string =>
  JSON.stringify({
    e: 'trade',
    E: time * 1000,
    s: 'BTCUSDT',
    t: id,
    p: amount(price),
    q: amount(quantity),
    T: time * 1000,
    m: maker,
    M: true,
  })

const amount = (units: bigint) => `${units / 100_000_000n}.${String(units % 100_000_000n).padStart(8, '0')}`

export async function liveWorld(settings: Partial<TradesSettings> = {}) {
  /** 400 trades of the day, numbered from 1000; the exchange's pages have those before the clock. */
  const trades = madeDay(DAY, 400, 1000)
  const archives = new Map<string, readonly TestTrade[]>()
  const pages: TestTrade[] = []
  const exchange = await startExchange({ archives, live: () => pages, unit: 'us' })
  onTestFinished(exchange.close)
  const stream = await streamServer()
  const clock = new FakeClock(`${DAY}T12:00:00Z`)
  const folder = tempFolder()
  const harness = createTradesHarness({
    folder,
    url: exchange.url,
    clock,
    settings: { start: DAY, live: true, stream_url: stream.url, bars: [], ...settings },
  })
  const collection = collectionOf(harness.work, harness.settings)
  const log = silentLog()
  const { delay, step, next } = steppedDelay(clock)
  const open = createChannels(() => ({ proxy: '', ca_file: '' }), {})
  const source = harness.work.exchanges.binance.live
  if (source === null) throw new Error('Binance has no live trades')
  const tails: LiveTail[] = []
  const begin = () => {
    const tail = createTail({ work: harness.work, open, clock, delay, log }, collection, source)
    tails.push(tail)
    return tail
  }
  onTestFinished(async () => {
    for (const tail of tails) await tail.stop()
  })
  const path = (day = DAY) => join(harness.folder, `live/symbol=BTCUSDT/date=${day}/trades.csv`)
  const lines = (day = DAY) => readFileSync(path(day), 'utf8').trimEnd().split('\n').slice(1)
  return {
    ...harness,
    ...{ stream, clock, collection, trades, pages, archives, step, next, log, begin, path, lines },
    tomorrow: addDays(DAY, 1),
    problemOf: (tail: LiveTail) => {
      const { problem } = tail.view()
      return problem === null ? null : localize(problem, 'en')
    },
    /** Sends trades once a client is there, and waits until they are received. */
    send: async (tail: LiveTail, some: readonly TestTrade[]) => {
      await vi.waitFor(() => {
        if (tail.view().state !== 'receiving') throw new Error('not connected')
      })
      const last = (some.at(-1)?.time ?? 0) * 1000
      for (const trade of some) stream.send(messageOf(trade))
      await vi.waitFor(() => {
        if (tail.view().lastTime !== last) throw new Error('not received')
      })
    },
    /** Lets a second pass, in which the tail writes, and waits for the file. */
    written: async (count: number, day = DAY) => {
      await step()
      return vi.waitFor(() => {
        const found = lines(day)
        if (found.length !== count) throw new Error(`${found.length} lines`)
        return found
      })
    },
  }
}

/** The line of a trade in a file of live trades. */
export const liveLine = (trade: TestTrade) => lineOf(trade, 'us')
