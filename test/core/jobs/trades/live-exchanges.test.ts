/** Trades as they happen, of exchanges that are asked for them on an open connection. */
import { describe, expect, test, vi } from 'vitest'
import { FakeClock } from '../../../helpers/fake-clock.ts'
import { meetLive } from '../../../helpers/live-exchange.ts'
import { tempFolder } from '../../../helpers/temp-folder.ts'
import { lineOf, madeDay, type TestTrade } from '../../../helpers/trade-data.ts'
import { createTradesHarness } from '../../../helpers/trades-harness.ts'
import { krakenPages } from '../../../servers/pages.ts'
import { json } from '../../../servers/replay.ts'
import {
  binanceFutures,
  bybitStream,
  coinbaseStream,
  type ExchangeStream,
  krakenStream,
  okxStream,
} from '../../../servers/streams.ts'
import { okxInstruments } from '../../../servers/unsigned.ts'

vi.setConfig({ testTimeout: 20_000 })

const DAY = '2025-03-05'
const trades = madeDay(DAY, 400, 1000)
const first = trades[0] as TestTrade

/** What Kraken says of a pair, with the older names of coins. */
const pairs = ({ pathname, searchParams }: URL) => {
  if (pathname !== '/0/public/AssetPairs') return null
  const wsname = { XBTUSD: 'XBT/USD', XDGUSD: 'XDG/USD', GONEUSD: 'GONE/USD' }[searchParams.get('pair') ?? '']
  if (wsname === undefined) return json({ error: ['EQuery:Unknown asset pair'] })
  return json({ error: [], result: { X: { altname: searchParams.get('pair'), wsname } } })
}

const KRAKEN = {
  settings: { exchange: 'kraken', symbol: 'XBTUSD' },
  stream: krakenStream,
  answers: pairs,
} as const
const COINBASE = { settings: { exchange: 'coinbase', symbol: 'BTC-USD' }, stream: coinbaseStream } as const
const BYBIT = { settings: { exchange: 'bybit', symbol: 'BTCUSDT' }, stream: bybitStream } as const
const OKX = { settings: { exchange: 'okx', symbol: 'BTC-USDT' }, stream: okxStream } as const

const asked = {
  kraken: '{"method":"subscribe","params":{"channel":"trade","symbol":["BTC/USD"],"snapshot":true}}',
  coinbase: '{"type":"subscribe","product_ids":["BTC-USD"],"channels":["matches","heartbeat"]}',
  bybit: '{"op":"subscribe","args":["publicTrade.BTCUSDT"]}',
  okx: '{"op":"subscribe","args":[{"channel":"trades-all","instId":"BTC-USDT"}]}',
}

describe.each([
  { world: KRAKEN, path: '/v2' },
  { world: COINBASE, path: '/' },
  { world: OKX, path: '/ws/v5/business' },
])('$world.settings.exchange', ({ world, path }) => {
  test('is asked once, and its trades are kept as they are', async () => {
    const { begin, send, stream } = await meetLive(world)
    const lines = await send(begin(), trades.slice(0, 3), 3)
    expect(lines).toEqual(trades.slice(0, 3).map((trade) => lineOf(trade, 'us')))
    expect([stream.opened, stream.texts]).toEqual([[path], [asked[world.settings.exchange]]])
  })

  test('misses by ids', async () => {
    const { begin, send } = await meetLive(world)
    const tail = begin()
    await send(tail, [...trades.slice(0, 2), ...trades.slice(7, 9)], 4)
    expect(tail.view().missingIds).toBe(5)
  })

  test('is asked again on a new connection, which goes on after the last id', async () => {
    const { begin, send, stream, step, receiving } = await meetLive(world)
    const tail = begin()
    await send(tail, trades.slice(0, 2), 2)
    stream.drop()
    await vi.waitFor(async () => {
      await step()
      expect(stream.opened).toHaveLength(2)
    })
    await receiving(tail)
    await send(tail, trades.slice(0, 4), 4)
    expect(stream.texts.filter((text) => text === asked[world.settings.exchange])).toHaveLength(2)
    expect(tail.view().missingIds).toBe(0)
  })
})

describe('a refused subscription is told in the words of', () => {
  test.each([
    { ...KRAKEN, settings: { exchange: 'kraken', symbol: 'GONEUSD' }, words: 'not supported GONE/USD' },
    { ...KRAKEN, settings: { exchange: 'kraken', symbol: 'NEVERUSD' }, words: 'Unknown asset pair' },
    { ...COINBASE, settings: { exchange: 'coinbase', symbol: 'XXX-USD' }, words: 'not a valid product' },
    { ...BYBIT, settings: { exchange: 'bybit', symbol: 'XXXUSDT' }, words: 'handler not found' },
    { ...OKX, settings: { exchange: 'okx', symbol: 'XXX-USDT' }, words: "doesn't exist" },
  ] as const)('$settings.exchange: $words', async ({ words, ...world }) => {
    const { begin, refused } = await meetLive(world)
    expect(await refused(begin())).toContain(words)
  })

  /** Reported of collectors of several exchanges: pings are answered, and no trade ever comes. */
  test('nobody, if it is never answered: pongs are no trades', async () => {
    const deaf: ExchangeStream = { ...okxStream, reply: (text) => (text === 'ping' ? 'pong' : null) }
    const { begin, refused } = await meetLive({ ...OKX, stream: deaf })
    expect(await refused(begin())).toBe('the exchange did not accept the subscription within 15 s')
  })
})

test.each([
  { world: BYBIT, ping: '{"op":"ping"}' },
  { world: OKX, ping: 'ping' },
])(
  '$world.settings.exchange gets a ping every 20 seconds, also while it sends trades',
  async ({ world, ping }) => {
    const { begin, receiving, step, stream } = await meetLive(world)
    const tail = begin()
    await receiving(tail)
    for (let second = 0; second < 61; second++) {
      stream.send(world.stream.messages([trades[second] as TestTrade])[0] as string)
      await step()
    }
    await vi.waitFor(() => expect(stream.texts.filter((text) => text === ping)).toHaveLength(3))
    expect(tail.view().state).toBe('receiving')
  },
)

describe('Kraken', () => {
  test('has newer names of coins in its streams than in its list of pairs', async () => {
    const { begin, receiving, stream } = await meetLive({
      ...KRAKEN,
      settings: { exchange: 'kraken', symbol: 'XDGUSD' },
    })
    await receiving(begin())
    expect(stream.texts[0]).toContain('"symbol":["DOGE/USD"]')
  })

  test('sends numbers, whose digits are kept to the last one', async () => {
    const { begin, receiving, stream, step, lines } = await meetLive({
      ...KRAKEN,
      settings: { ...KRAKEN.settings, digits: 'wide' },
    })
    const tail = begin()
    await receiving(tail)
    const row = '"side":"sell","price":9007199254740993.000000000000000001,"qty":1.5e-7,"trade_id":7'
    stream.send(`{"channel":"trade","type":"update","data":[{${row},"timestamp":"${DAY}T11:00:00.123456Z"}]}`)
    await vi.waitFor(async () => {
      await step()
      expect(lines()[0]).toMatch(/^7,9007199254740993\.000000000000000001,0\.000000150000000000,/)
    })
  })

  test('sends its last trades first, in any order: each is taken once', async () => {
    const { begin, send } = await meetLive(KRAKEN)
    const tail = begin()
    await send(tail, trades.slice(0, 2), 2)
    await send(tail, trades.slice(0, 5).reverse(), 5)
    expect(tail.view()).toMatchObject({ received: 5, missingIds: 0 })
  })

  test('has trades in pages, which replace those of the connection', async () => {
    const pages: TestTrade[] = []
    const answers = (url: URL) => pairs(url) ?? krakenPages(pages)(url)
    const { begin, send, run, lines } = await meetLive({
      ...KRAKEN,
      settings: { ...KRAKEN.settings, today: true },
      answers,
    })
    await send(begin(), trades.slice(0, 10), 10)
    pages.push(...trades.slice(0, 6))
    await run()
    expect(lines()).toEqual(trades.slice(6, 10).map((trade) => lineOf(trade, 'us')))
  })
})

describe('Bybit', () => {
  test('gives trades no numbers: they are numbered as they come, each day from one', async () => {
    const { begin, send, lines } = await meetLive(BYBIT)
    const tail = begin()
    const late = madeDay('2025-03-06', 2, 1)
    await send(tail, trades.slice(5, 8), 3)
    await send(tail, late, 2, '2025-03-06')
    const ids = (day?: string) => lines(day).map((line) => Number(line.split(',')[0]))
    expect([ids(), ids('2025-03-06')]).toEqual([
      [1, 2, 3],
      [1, 2],
    ])
    expect(tail.view().missingIds).toBeNull()
  })

  test('goes on with the number after the last one in the file', async () => {
    const { begin, send } = await meetLive(BYBIT)
    const before = begin()
    await send(before, trades.slice(0, 2), 2)
    await before.stop()
    const lines = await send(begin(), trades.slice(2, 3), 3)
    expect(lines.at(-1)).toBe(lineOf({ ...(trades[2] as TestTrade), id: 3 }, 'us'))
  })

  test('counts dollars in contracts that are settled in coins', async () => {
    const messages = (some: readonly TestTrade[]) =>
      bybitStream.messages(some).map((text) => text.replaceAll('BTCUSDT', 'BTCUSD'))
    const world = {
      settings: { exchange: 'bybit-inverse', symbol: 'BTCUSD' },
      stream: { ...bybitStream, messages },
    } as const
    const { begin, send, stream } = await meetLive(world)
    const contracts = { ...first, price: 4_000_000_000_000n, quantity: 100_00000000n }
    expect((await send(begin(), [contracts], 1))[0]).toMatch(/^1,40000\.00000000,0\.00250000,100\.00000000,/)
    expect(stream.opened).toEqual(['/v5/public/inverse'])
  })
})

test('contracts of OKX are counted in coins, by what one is worth now', async () => {
  const { begin, send } = await meetLive({
    settings: { exchange: 'okx-futures', symbol: 'BTC-USDT-SWAP' },
    stream: {
      ...okxStream,
      messages: (some) =>
        okxStream.messages(some).map((text) => text.replaceAll('"BTC-USDT"', '"BTC-USDT-SWAP"')),
    },
    answers: okxInstruments({ 'BTC-USDT-SWAP': { ctVal: '0.01', ctMult: '1', ctType: 'linear' } }),
  })
  const contracts = { ...first, price: 4_000_000_000_000n, quantity: 3_00000000n }
  expect((await send(begin(), [contracts], 1))[0]).toMatch(
    /^1000,40000\.00000000,0\.03000000,1200\.00000000,/,
  )
})

/** Reported of collectors: since April 2026 the other addresses accept connections and send no trades. */
test.each([
  ['agg_trades', 'wss://fstream.binance.com/market/ws/btcusdt@aggTrade'],
  ['trades', 'wss://fstream.binance.com/public/ws/btcusdt@trade'],
] as const)('%s of Binance’s USDT-M come from the address that has them', async (dataset, url) => {
  const { work, settings } = createTradesHarness({
    folder: tempFolder(),
    url: 'http://127.0.0.1:1',
    clock: new FakeClock(`${DAY}T12:00:00Z`),
    settings: { exchange: 'binance-usdm', dataset, live: true },
  })
  const { signal } = new AbortController()
  const feed = await work.exchanges['binance-usdm'].live.feed({ settings, signal })
  expect(feed.url).toMatch(url)
})

/** Reported of Binance’s streams of futures: prices of zero, or far from the market. */
test('what the insurance fund of Binance settles is no trade', async () => {
  const { begin, send } = await meetLive({
    settings: { exchange: 'binance-usdm', symbol: 'BTCUSDT' },
    stream: binanceFutures('BTCUSDT'),
  })
  const tail = begin()
  const lines = await send(tail, trades.slice(0, 3), 3)
  expect(lines).toEqual(trades.slice(0, 3).map((trade) => lineOf(trade, 'us')))
  expect(tail.view()).toMatchObject({ received: 3, missingIds: 0 })
})

describe('COIN-M of Binance', () => {
  const list = ({ pathname }: URL) =>
    pathname === '/dapi/v1/exchangeInfo'
      ? json({
          symbols: [
            { symbol: 'ETHUSD_PERP', contractSize: 10 },
            { symbol: 'BTCUSD_PERP', contractSize: 100 },
          ],
        })
      : null
  const world = (symbol: string) => ({
    settings: { exchange: 'binance-coinm' as const, symbol },
    stream: binanceFutures(symbol),
    answers: list,
  })

  test('counts dollars in contracts, whose worth its list has', async () => {
    const { begin, send, stream } = await meetLive(world('BTCUSD_PERP'))
    const contracts = { ...first, price: 4_000_000_000_000n, quantity: 2_00000000n }
    expect((await send(begin(), [contracts], 1))[0]).toMatch(
      /^1000,40000\.00000000,0\.00500000,200\.00000000,/,
    )
    expect(stream.opened).toEqual(['/ws/btcusd_perp@trade?timeUnit=MICROSECOND'])
  })

  test('is not received if it is not listed', async () => {
    const { begin, refused } = await meetLive(world('LUNAUSD_PERP'))
    expect(await refused(begin())).toContain('it does not list LUNAUSD_PERP')
  })
})

/** A connection that a proxy mixes up, or a list that an exchange has changed. */
test.each([
  { world: KRAKEN, asked: 'BTC/USD', other: 'ETH/USD' },
  { world: COINBASE, asked: 'BTC-USD', other: 'ETH-USD' },
  { world: BYBIT, asked: 'BTCUSDT', other: 'ETHUSDT' },
  { world: OKX, asked: 'BTC-USDT', other: 'ETH-USDT' },
])('trades of $world.settings.exchange of another symbol are not taken', async ({ world, asked, other }) => {
  const { begin, send, stream } = await meetLive(world)
  const tail = begin()
  await send(tail, trades.slice(0, 2), 2)
  for (const message of world.stream.messages(trades.slice(2, 4)))
    stream.send(message.replaceAll(asked, other))
  await send(tail, trades.slice(2, 3), 3)
  expect(tail.view()).toMatchObject({ received: 3, missingIds: world === BYBIT ? null : 0 })
})
