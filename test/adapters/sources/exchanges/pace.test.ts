/** Limits of exchanges: one pace for each host, shared by all jobs; what was read is kept. */
import { expect, onTestFinished, test, vi } from 'vitest'
import { createExchanges } from '../../../../main/adapters/sources/exchanges/index.ts'
import { createPaces } from '../../../../main/core/net/pace.ts'
import type { HttpClient } from '../../../../main/core/ports/http.ts'
import { addDays } from '../../../../shared/time/calendar-day.ts'
import { FakeClock } from '../../../helpers/fake-clock.ts'
import { realHttp } from '../../../helpers/real-http.ts'
import { tempFolder } from '../../../helpers/temp-folder.ts'
import { madeDay } from '../../../helpers/trade-data.ts'
import { createTradesHarness } from '../../../helpers/trades-harness.ts'
import { virtualDelay } from '../../../helpers/virtual-delay.ts'
import { coinbasePages, krakenPages } from '../../../servers/pages.ts'
import { startReplay } from '../../../servers/replay.ts'

vi.setConfig({ testTimeout: 120_000 })

const DAY = '2024-01-26'
const REFUSED = { status: 429, headers: {}, body: '{"message":"Public rate limit exceeded"}' }

/** A token bucket as the exchange counts: true if it refuses. */
function bucket(clock: FakeClock, perSecond: number, burst: number): () => boolean {
  let tokens = burst
  let at = clock.monotonic()
  return () => {
    tokens = Math.min(burst, tokens + ((clock.monotonic() - at) / 1000) * perSecond)
    at = clock.monotonic()
    if (tokens < 1) return true
    tokens--
    return false
  }
}

/** Jobs that share one address and one clock. */
async function jobs(exchange: 'kraken' | 'coinbase', symbols: readonly string[], limit: [number, number]) {
  const rows = exchange === 'kraken' ? 5000 : 40_000
  const known = [...madeDay(DAY, rows, 1), ...madeDay(addDays(DAY, 1), 100, rows + 1)]
  const clock = new FakeClock(`${addDays(DAY, 1)}T12:00:00Z`)
  const refuses = bucket(clock, ...limit)
  const refused: number[] = []
  const server = await startReplay(exchange === 'kraken' ? krakenPages(known) : coinbasePages(known), {
    fault: () => {
      if (!refuses()) return null
      refused.push(clock.now())
      return REFUSED
    },
  })
  onTestFinished(server.close)
  let inFlight = 0
  const real = realHttp(clock)
  const http: HttpClient = {
    ...real,
    send: (request) => {
      inFlight++
      return real.send(request).finally(() => inFlight--)
    },
  }
  const delay = virtualDelay(clock, () => inFlight > 0)
  const exchanges = createExchanges({ http, clock, delay })
  const harnesses = symbols.map((symbol) =>
    createTradesHarness({
      folder: tempFolder(),
      url: server.url,
      clock,
      settings: { exchange, symbol, start: DAY, today: false, bars: [], workers: 6 },
      replace: { exchanges },
    }),
  )
  return { harnesses, server, clock, refused, rows }
}

test('Coinbase, which refuses more than 10 a second after a burst of 15, is never asked too often', async () => {
  const { harnesses, server, clock, refused, rows } = await jobs('coinbase', ['BTC-USD'], [10, 15])

  await harnesses[0]?.run()

  expect(refused).toEqual([])
  expect(harnesses[0]?.work.store.day(harnesses[0].key, DAY)).toMatchObject({
    state: 'stored',
    file: { rows },
  })
  const needed = ((server.requests.length - 15) / 10) * 1000
  expect(clock.monotonic()).toBeLessThan(needed * 1.5 + 2000)
})

test('three jobs of Kraken at one address share one request a second, and all are whole', async () => {
  const symbols = ['XBTUSD', 'ETHUSD', 'SOLUSD']
  const { harnesses, server, clock, refused, rows } = await jobs('kraken', symbols, [1, 1])

  await Promise.all(harnesses.map(({ run }) => run()))

  expect(refused).toEqual([])
  const held = harnesses.map(({ work, key }) => work.store.day(key, DAY)?.file?.rows)
  expect(held).toEqual([rows, rows, rows])
  expect(clock.monotonic()).toBeLessThan(server.requests.length * 1200)
})

test('pages read before one that fails are kept, and the day goes on after them', async () => {
  const known = [...madeDay(DAY, 9000, 1), ...madeDay(addDays(DAY, 1), 100, 9001)]
  let broken = true
  const server = await startReplay(coinbasePages(known), {
    fault: (url) =>
      broken && url.searchParams.get('after') === '8001' ? { status: 500, body: 'oops' } : null,
  })
  onTestFinished(server.close)
  const clock = new FakeClock(`${addDays(DAY, 1)}T12:00:00Z`)
  const { run, work, key } = createTradesHarness({
    folder: tempFolder(),
    url: server.url,
    clock,
    settings: { exchange: 'coinbase', symbol: 'BTC-USD', start: DAY, today: false, bars: [], workers: 3 },
  })

  await run()
  const before = work.store.day(key, DAY)
  broken = false
  clock.pass(300_000)
  await run()

  expect(before).toMatchObject({
    state: 'partial',
    file: { rows: 7000 },
    problem: { messageKey: 'source_refused' },
  })
  expect(work.store.day(key, DAY)).toMatchObject({ state: 'stored', file: { rows: 9000, missingIds: 0 } })
})

test('a host that asked to wait is left alone by every job for that long', async () => {
  const clock = new FakeClock()
  const waits: number[] = []
  const pace = createPaces(clock, async (milliseconds) => {
    waits.push(milliseconds)
    clock.pass(milliseconds)
  })
  const { signal } = new AbortController()
  const told: number[] = []
  await pace('a', { perSecond: 10, burst: 2 }).take(signal)
  pace('a', { perSecond: 10, burst: 2 }).rest(60_000)

  await pace('a', { perSecond: 10, burst: 2 }).take(signal, (until) => told.push(until))
  await pace('b', { perSecond: 10, burst: 2 }).take(signal)

  expect(waits).toEqual([60_000])
  expect(told).toEqual([clock.now()])
})
