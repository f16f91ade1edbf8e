/** Kraken and Coinbase: days from pages alone. */
import { readFileSync } from 'node:fs'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { krakenPage } from '../../../../main/adapters/sources/exchanges/kraken.ts'
import { addDays } from '../../../../main/core/jobs/trades/day.ts'
import { textOf } from '../../../../main/core/jobs/trades/decimal.ts'
import { FakeClock } from '../../../helpers/fake-clock.ts'
import { sharedData } from '../../../helpers/shared-data.ts'
import { tempFolder } from '../../../helpers/temp-folder.ts'
import { madeDay, type TestTrade } from '../../../helpers/trade-data.ts'
import { tradesWorld } from '../../../helpers/trades-world.ts'
import { json, startReplay } from '../../../servers/replay.ts'

// Each test starts worker threads, which takes its time on a machine that does other work.
vi.setConfig({ testTimeout: 120_000 })

const DAY = '2024-01-26'
const trades = [...madeDay(DAY, 2600, 1), ...madeDay(addDays(DAY, 1), 400, 2601)]

const kraken = (known: readonly TestTrade[]) => (url: URL) => {
  const since = BigInt(url.searchParams.get('since') ?? 0)
  const page = known.filter(({ time }) => BigInt(time) * 1_000_000n > since).slice(0, 1000)
  const rows = page.map(({ id, price, quantity, time, maker }) => [
    textOf(price),
    textOf(quantity),
    time / 1000,
    maker ? 's' : 'b',
    'l',
    '',
    id,
  ])
  const last = page.length === 0 ? String(since) : String(BigInt(page.at(-1)?.time ?? 0) * 1_000_000n)
  return json({ error: [], result: { XXBTZUSD: rows, last } })
}

const coinbase = (known: readonly TestTrade[]) => (url: URL) => {
  const after = Number(url.searchParams.get('after') ?? Number.POSITIVE_INFINITY)
  const limit = Number(url.searchParams.get('limit'))
  const page = known
    .filter(({ id }) => id < after)
    .slice(-limit)
    .reverse()
  return json(
    page.map(({ id, price, quantity, time, maker }) => ({
      trade_id: id,
      price: textOf(price),
      size: textOf(quantity),
      side: maker ? 'buy' : 'sell',
      time: new Date(time).toISOString(),
    })),
  )
}

describe.each([
  ['kraken', 'XBTUSD', kraken],
  ['coinbase', 'BTC-USD', coinbase],
] as const)('%s', (exchange, symbol, answer) => {
  test('gives a past day whole, from pages that end within it', async () => {
    const server = await startReplay(answer(trades))
    onTestFinished(server.close)
    const clock = new FakeClock(`${addDays(DAY, 1)}T12:00:00Z`)
    const settings = { exchange, symbol, start: DAY, today: false }
    const world = tradesWorld({ folder: tempFolder(), url: server.url, clock, settings })

    await world.run()

    expect(world.work.store.day(world.key, DAY)).toMatchObject({
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
    const world = tradesWorld({
      folder: tempFolder(),
      url: server.url,
      clock,
      settings: { exchange, symbol, start: DAY },
    })

    await world.run()
    const early = world.work.store.day(world.key, DAY)
    known = trades
    await world.run()

    expect(early).toMatchObject({ state: 'partial', file: { rows: 1500 } })
    expect(world.work.store.day(world.key, DAY)).toMatchObject({ state: 'stored', file: { rows: 2600 } })
  })
})

const real = sharedData('D_trades', 'kraken_XBTUSDT_Trades_first500.json')

test.skipIf(real === null)(
  'a real page of Kraken is read to the last digit [needs the real pages beside the checkout]',
  () => {
    const { trades: read, last } = krakenPage(JSON.parse(readFileSync(real ?? '', 'utf8')))

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

test('a trade of Kraken without an id, as of old, is refused by name', () => {
  const page = {
    error: [],
    result: { XXBTZUSD: [['1023.8', '0.004', 1385579841.7774, 's', 'l', '']], last: '1' },
  }

  expect(() => krakenPage(page)).toThrow('trade id is missing')
})
