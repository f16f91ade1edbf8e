import { describe, expect, it } from 'vitest'
import { alternativeMe } from '../../../main/adapters/sources/alternative-me.ts'
import { binanceKlines } from '../../../main/adapters/sources/binance-klines.ts'
import { coinbaseCandles } from '../../../main/adapters/sources/coinbase-candles.ts'
import { connectSource } from '../../../main/adapters/sources/market-source.ts'
import { caught } from '../../helpers/caught.ts'
import { FakeClock } from '../../helpers/fake-clock.ts'
import { realHttp } from '../../helpers/real-http.ts'
import { replayed } from '../../helpers/replayed.ts'
import { startAlternativeMe, startCoinbaseCandles, startKlines } from '../../servers/crypto-market.ts'

const clock = new FakeClock('2026-01-09T12:00:00Z')
const deps = { http: realHttp(clock), clock, timeoutMs: 5_000 }
const request = (url: string, symbol: string, from = '2026-01-01') => ({
  url,
  symbol,
  from,
  signal: AbortSignal.timeout(20_000),
})

/** Candles whose values are counters, not prices; the last one is of today. */
const candles = (count: number) =>
  Array.from({ length: count }, (_, i) => {
    const day = new Date(Date.UTC(2026, 0, 9) - (count - 1 - i) * 86_400_000).toISOString().slice(0, 10)
    return {
      day,
      open: `${i + 1}`,
      high: `${i + 3}`,
      low: `${i}.5`,
      close: `${i + 2}.25`,
      volume: `${i}.125`,
    }
  })

describe('Binance', () => {
  const source = connectSource(binanceKlines, deps)

  it('gives the candle of each UTC day; that of today has no volume yet', async () => {
    const { url } = await replayed(startKlines(candles(2)))
    expect((await source.fetch(request(url, 'BTCUSDT'))).bars).toEqual([
      { day: '2026-01-08', open: 1, high: 3, low: 0.5, close: 2.25, volume: 0.125 },
      { day: '2026-01-09', open: 2, high: 4, low: 1.5, close: 3.25, volume: null },
    ])
  })

  it('goes on from page to page until today', async () => {
    const server = await replayed(startKlines(candles(2300)))
    const { bars } = await source.fetch(request(server.url, 'BTCUSDT', '2019-01-01'))
    expect(bars).toHaveLength(2300)
    expect(server.requests).toHaveLength(3)
  })

  it('passes on a ban with its wait', async () => {
    const fault = () => ({ status: 418, headers: { 'retry-after': '120' }, body: '{}' })
    const { url } = await replayed(startKlines(candles(2), { fault }))
    expect(await caught(source.fetch(request(url, 'BTCUSDT')))).toEqual({
      code: 'source_rate_limited',
      source: 'binance',
      seconds: 120,
    })
  })

  it('is named for an unknown symbol and for an answer in another shape', async () => {
    const { url } = await replayed(startKlines(candles(2)))
    expect(await caught(source.fetch(request(url, 'NOPE')))).toMatchObject({
      code: 'source_refused',
      source: 'binance',
      detail: 'HTTP 400',
    })
    const other = await replayed(startKlines([], { fault: () => ({ body: '[[1,"a","1","1","1","1",2]]' }) }))
    expect(await caught(source.fetch(request(other.url, 'BTCUSDT')))).toMatchObject({
      code: 'source_malformed',
      source: 'binance',
    })
  })
})

describe('Coinbase', () => {
  const source = connectSource(coinbaseCandles, deps)

  it('gives the candle of each UTC day; that of today has no volume yet', async () => {
    const { url } = await replayed(startCoinbaseCandles(candles(2)))
    expect((await source.fetch(request(url, 'BTC-USD'))).bars).toEqual([
      { day: '2026-01-08', open: 1, high: 3, low: 0.5, close: 2.25, volume: 0.125 },
      { day: '2026-01-09', open: 2, high: 4, low: 1.5, close: 3.25, volume: null },
    ])
  })

  it('asks for 300 days at a time', async () => {
    const server = await replayed(startCoinbaseCandles(candles(700)))
    const { bars } = await source.fetch(request(server.url, 'BTC-USD', '2024-02-10'))
    expect(bars).toHaveLength(700)
    expect(server.requests).toHaveLength(3)
  })

  it('is named for an answer in another shape', async () => {
    const { url } = await replayed(startCoinbaseCandles([], { fault: () => ({ body: '[[1,"a"]]' }) }))
    expect(await caught(source.fetch(request(url, 'BTC-USD')))).toMatchObject({
      code: 'source_malformed',
      source: 'coinbase',
    })
  })
})

describe('alternative.me', () => {
  const source = connectSource(alternativeMe, deps)

  it('gives its index of each day', async () => {
    const server = await replayed(
      startAlternativeMe([
        ['2026-01-07', '26'],
        ['2026-01-08', '31'],
      ]),
    )
    const { bars } = await source.fetch(request(server.url, 'fng'))
    expect(bars.map(({ day, close }) => [day, close])).toEqual([
      ['2026-01-07', 26],
      ['2026-01-08', 31],
    ])
    expect(server.requests[0]?.url.search).toBe('?limit=0&format=json')
  })

  it('passes on its own error', async () => {
    const body = '{"data":[],"metadata":{"error":"limit is not a number"}}'
    const { url } = await replayed(startAlternativeMe([], { fault: () => ({ body }) }))
    expect(await caught(source.fetch(request(url, 'fng')))).toMatchObject({
      code: 'source_refused',
      detail: 'limit is not a number',
    })
  })

  it.each(['{"data":[{"value":"101","timestamp":"1"}]}', '{"data":[{"value":"x","timestamp":"1"}]}', '{}'])(
    'is named for %s',
    async (body) => {
      const { url } = await replayed(startAlternativeMe([], { fault: () => ({ body }) }))
      expect(await caught(source.fetch(request(url, 'fng')))).toMatchObject({
        code: 'source_malformed',
        source: 'alternative-me',
      })
    },
  )
})
