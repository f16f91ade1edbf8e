/** Kraken and Coinbase: days collected from pages only. */
import { readFileSync } from 'node:fs'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { krakenPage } from '../../../../main/adapters/sources/exchanges/kraken.ts'
import { addDays } from '../../../../shared/time/calendar-day.ts'
import { FakeClock } from '../../../helpers/fake-clock.ts'
import { sharedData } from '../../../helpers/shared-data.ts'
import { tempFolder } from '../../../helpers/temp-folder.ts'
import { madeDay, type TestTrade } from '../../../helpers/trade-data.ts'
import { createTradesHarness } from '../../../helpers/trades-harness.ts'
import { coinbasePages, krakenPages } from '../../../servers/pages.ts'
import { startReplay } from '../../../servers/replay.ts'

// Each test starts worker threads, which is slow on a busy machine.
vi.setConfig({ testTimeout: 120_000 })

const DAY = '2024-01-26'
const trades = [...madeDay(DAY, 2600, 1), ...madeDay(addDays(DAY, 1), 400, 2601)]

describe.each([
  ['kraken', 'XBTUSD', krakenPages],
  ['coinbase', 'BTC-USD', coinbasePages],
] as const)('%s', (exchange, symbol, answer) => {
  test('gives a past day whole, from pages that end within it', async () => {
    const server = await startReplay(answer(trades))
    onTestFinished(server.close)
    const clock = new FakeClock(`${addDays(DAY, 1)}T12:00:00Z`)
    const settings = { exchange, symbol, start: DAY, today: false }
    const harness = createTradesHarness({ folder: tempFolder(), url: server.url, clock, settings })

    await harness.run()

    expect(harness.work.store.day(harness.key, DAY)).toMatchObject({
      state: 'stored',
      source: 'pages',
      file: { rows: 2600, firstId: 1, lastId: 2600, missingIds: 0, firstTime: (trades[0]?.time ?? 0) * 1000 },
    })
  })

  test('goes on from the last trade held, and the day stays open until a later one is seen', async () => {
    let known = trades.slice(0, 1500)
    const server = await startReplay((url) => answer(known)(url))
    onTestFinished(server.close)
    const clock = new FakeClock(`${DAY}T20:00:00Z`)
    const harness = createTradesHarness({
      folder: tempFolder(),
      url: server.url,
      clock,
      settings: { exchange, symbol, start: DAY },
    })

    await harness.run()
    const early = harness.work.store.day(harness.key, DAY)
    known = trades
    await harness.run()

    expect(early).toMatchObject({ state: 'partial', file: { rows: 1500 } })
    expect(harness.work.store.day(harness.key, DAY)).toMatchObject({ state: 'stored', file: { rows: 2600 } })
  })
})

test('Kraken: trades of one instant stay together where a page ends between them', async () => {
  const known = trades.map((trade, i) =>
    i >= 995 && i < 1005 ? { ...trade, time: trades[995]?.time ?? 0 } : trade,
  )
  const server = await startReplay(krakenPages(known))
  onTestFinished(server.close)
  const clock = new FakeClock(`${addDays(DAY, 1)}T12:00:00Z`)
  const settings = { exchange: 'kraken', symbol: 'XBTUSD', start: DAY, today: false } as const
  const harness = createTradesHarness({ folder: tempFolder(), url: server.url, clock, settings })

  await harness.run()

  expect(harness.work.store.day(harness.key, DAY)).toMatchObject({
    state: 'stored',
    file: { rows: 2600, missingIds: 0 },
  })
})

/** A day of Kraken that was tried so often, and what was asked for. */
async function krakenDay(known: readonly TestTrade[], runs: number) {
  const server = await startReplay(krakenPages(known))
  onTestFinished(server.close)
  const clock = new FakeClock(`${addDays(DAY, 3)}T12:00:00Z`)
  const settings = { exchange: 'kraken', symbol: 'XBTUSD', start: DAY, today: false, window_days: 1 } as const
  const harness = createTradesHarness({ folder: tempFolder(), url: server.url, clock, settings })
  for (let i = 0; i < runs; i++) await harness.run()
  const since = server.requests.map(({ url }) => url.searchParams.get('since') ?? '')
  return { day: harness.work.store.day(harness.key, DAY), since }
}

test('Kraken: a pair that is not traded any more ends each run, and its last day stays open (freqtrade 9307)', async () => {
  const { day, since } = await krakenDay(trades.slice(0, 300), 3)
  expect(day).toMatchObject({ state: 'partial', file: { rows: 300 } })
  expect(since.length).toBeLessThanOrEqual(6)
})

test('Kraken: its tokens of 19 digits are sent back to the last digit (freqtrade 12961)', async () => {
  const { day, since } = await krakenDay(trades, 1)
  expect(day).toMatchObject({ state: 'stored', file: { rows: 2600, missingIds: 0 } })
  const last = (i: number) => BigInt(trades[i]?.time ?? 0) * 1_000_000n
  expect(since.slice(1).map(BigInt)).toEqual([last(999) - 1n, last(1998) - 1n])
})

test.each([1, 3, 5000])('Coinbase: %i ids that were never given do not end a day', async (missing) => {
  const known = trades.map((trade, i) => (i < 700 ? trade : { ...trade, id: trade.id + missing }))
  const server = await startReplay(coinbasePages(known))
  onTestFinished(server.close)
  const clock = new FakeClock(`${addDays(DAY, 1)}T12:00:00Z`)
  const settings = { exchange: 'coinbase', symbol: 'BTC-USD', start: DAY, today: false } as const
  const harness = createTradesHarness({ folder: tempFolder(), url: server.url, clock, settings })

  await harness.run()

  expect(harness.work.store.day(harness.key, DAY)).toMatchObject({
    state: 'stored',
    file: { rows: 2600, missingIds: missing },
  })
})

const real = sharedData('D_trades', 'kraken_XBTUSDT_Trades_first500.json')

test.skipIf(real === null)(
  'a real page of Kraken is read to the last digit [needs the real pages beside the checkout]',
  () => {
    const { trades: read, last } = krakenPage(JSON.parse(readFileSync(real ?? '', 'utf8')), 'XBTUSDT')

    expect([read.length, /^\d{19}$/.test(last)]).toEqual([500, true])
    expect(read[0]).toEqual({
      id: 10_218_208,
      price: '105433.60000',
      quantity: '0.00027625',
      quote: null,
      time: 1_762_795_433_971_744,
      buyerIsMaker: false,
    })
  },
)

test.each(['EAPI:Rate limit exceeded', 'EGeneral:Too many requests', 'EService: Throttled: 1706270400'])(
  'Kraken asks to wait by its words: %s',
  (word) => {
    expect(() => krakenPage({ error: [word] }, 'XBTUSD')).toThrow('Kraken asks to wait 15 s')
  },
)

test('a trade of Kraken without an id, as of old, is refused by name', () => {
  const page = {
    error: [],
    result: { XXBTZUSD: [['1023.8', '0.004', 1385579841.7774, 's', 'l', '']], last: '1' },
  }

  expect(() => krakenPage(page, 'XBTUSD')).toThrow('trade id is missing')
})
