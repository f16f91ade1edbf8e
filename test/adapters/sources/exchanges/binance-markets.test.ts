/** Markets of Binance beside spot, in the shapes of their archives: a header, decimals of any length, contracts. */
import { createHash } from 'node:crypto'
import { expect, onTestFinished, test, vi } from 'vitest'
import { TradeFileReader } from '../../../../main/adapters/trade-files/parquet-reader.ts'
import { quoteOf, unitsOf } from '../../../../main/core/jobs/trades/decimal.ts'
import { type TradesSettings, tradesSettingsSchema } from '../../../../shared/kinds/trades.ts'
import { addDays, startOfUtcDay } from '../../../../shared/time/calendar-day.ts'
import { FakeClock } from '../../../helpers/fake-clock.ts'
import { tempFolder } from '../../../helpers/temp-folder.ts'
import { createTradesHarness } from '../../../helpers/trades-harness.ts'
import { zipOf } from '../../../helpers/zip.ts'
import { json, startReplay } from '../../../servers/replay.ts'

vi.setConfig({ testTimeout: 60_000 })

const DAY = '2025-09-11'
const NOON = startOfUtcDay(DAY) + 43_200_000

/** A market whose archives have these texts by path; other paths are answered by `api`. */
async function collectedFrom(
  settings: Partial<TradesSettings>,
  archives: Readonly<Record<string, string>>,
  { api = () => null, now = `${addDays(DAY, 1)}T12:00:00Z` }: MarketWorld = {},
) {
  const zips = new Map(
    Object.entries(archives).map(([path, csv]) => [path, zipOf('day.csv', Buffer.from(csv))]),
  )
  const server = await startReplay((url) => {
    const path = decodeURIComponent(url.pathname)
    const zip = zips.get(path.replace(/\.CHECKSUM$/, ''))
    if (zip === undefined) return api(url)
    const hash = createHash('sha256').update(zip).digest('hex')
    return { body: path.endsWith('.CHECKSUM') ? `${hash}  day.zip\n` : zip }
  })
  onTestFinished(server.close)
  const harness = createTradesHarness({
    folder: tempFolder(),
    url: server.url,
    clock: new FakeClock(now),
    settings: { start: DAY, today: false, bars: [], ...settings },
  })
  await harness.run()
  const day = (date: string) => harness.work.store.day(harness.key, date)
  return { server, day, rows: () => rowsOf(harness.work.files.dayPath(harness, DAY)) }
}

interface MarketWorld {
  readonly api?: (url: URL) => ReturnType<Parameters<typeof startReplay>[0]>
  readonly now?: string
}

async function rowsOf(path: string): Promise<bigint[][]> {
  const reader = await TradeFileReader.open(path)
  const found: bigint[][] = []
  for await (const { rows, columns } of reader.groups(['id', 'price', 'quantity', 'quote_quantity'])) {
    for (let i = 0; i < rows; i++) {
      const { id, price, quantity, quote_quantity: quote } = columns
      found.push([id, price, quantity, quote].map((column) => column.at(i)))
    }
  }
  await reader.close()
  return found
}

const units = (text: string) => unitsOf(text) ?? -1n

test('USDT-M: every trade of a past day, from its own archives', async () => {
  const { day, rows } = await collectedFrom(
    { exchange: 'binance-usdm' },
    {
      [`/data/futures/um/daily/trades/BTCUSDT/BTCUSDT-trades-${DAY}.zip`]: `id,price,qty,quote_qty,time,is_buyer_maker
3997656,4261.48,0.051,217.33548,${NOON},false
3997657,4261.5,0.005,21.3075,${NOON + 4},true
`,
    },
  )

  expect(day(DAY)).toMatchObject({ state: 'stored', source: 'archive', file: { rows: 2, missingIds: 0 } })
  expect(await rows()).toEqual([
    [3_997_656n, units('4261.48'), units('0.051'), units('217.33548')],
    [3_997_657n, units('4261.5'), units('0.005'), units('21.3075')],
  ])
})

test('USDT-M: aggregate trades of the current day come by page, within the weight of that market', async () => {
  const aggregates = [1, 2, 3].map((a) => {
    return { a, p: '4261.5', q: '0.005', f: a, l: a, T: NOON + a, m: true }
  })
  const { day, server } = await collectedFrom(
    { exchange: 'binance-usdm', dataset: 'agg_trades', today: true, workers: 1 },
    {},
    {
      api: ({ pathname, searchParams }) => {
        if (pathname !== '/fapi/v1/aggTrades') return null
        const from = Number(searchParams.get('fromId') ?? 0)
        return json(aggregates.filter(({ a }) => a >= from))
      },
      now: `${DAY}T13:00:00Z`,
    },
  )

  expect(day(DAY)).toMatchObject({ state: 'partial', file: { rows: 3 } })
  expect([...new Set(server.requests.map(({ url }) => url.pathname))]).toEqual(['/fapi/v1/aggTrades'])
})

test('USDT-M: the current day of every trade waits with the words of Binance, which wants a key', async () => {
  const words = '{"code":-2014,"msg":"API-key format invalid."}'
  const { day } = await collectedFrom(
    { exchange: 'binance-usdm', today: true },
    {},
    {
      api: ({ pathname }) =>
        pathname.endsWith('aggTrades')
          ? json([{ a: 1, p: '1', q: '1', f: 1, l: 1, T: NOON, m: true }])
          : { status: 401, body: words },
      now: `${DAY}T13:00:00Z`,
    },
  )

  expect(day(DAY)?.state).toBe('waiting')
  expect(JSON.stringify(day(DAY)?.problem)).toContain('API-key format invalid')
})

test('COIN-M: the coins of a trade are its quantity, and their worth is what was paid', async () => {
  const { day, rows } = await collectedFrom(
    { exchange: 'binance-coinm', symbol: 'BTCUSD_PERP' },
    {
      [`/data/futures/cm/daily/trades/BTCUSD_PERP/BTCUSD_PERP-trades-${DAY}.zip`]: `id,price,qty,base_qty,time,is_buyer_maker
1151022504,78526.1,83.0,0.10569734,${NOON},true
1151022505,78526.1,1,0.00127346,${NOON},false
`,
    },
  )

  expect(day(DAY)).toMatchObject({ state: 'stored', file: { rows: 2 } })
  expect(await rows()).toEqual(
    ['0.10569734', '0.00127346'].map((coins, i) => [
      1_151_022_504n + BigInt(i),
      units('78526.1'),
      units(coins),
      quoteOf(units('78526.1'), units(coins)),
    ]),
  )
})

test.each(['币安人生USDT', '1000SATSUSDT'])('a symbol such as %s is a folder of its own', async (symbol) => {
  const { day, rows } = await collectedFrom(
    { symbol },
    {
      [`/data/spot/daily/trades/${symbol}/${symbol}-trades-${DAY}.zip`]: `1,0.30000000,7.00000000,2.10000000,${NOON},True,True\n`,
    },
  )

  expect(day(DAY)).toMatchObject({ state: 'stored', file: { rows: 1 } })
  expect(await rows()).toHaveLength(1)
})

test.each(['kraken', 'coinbase', 'binance-coinm'])('%s has no aggregate trades to collect', (exchange) => {
  const { error } = tradesSettingsSchema.safeParse({ exchange, dataset: 'agg_trades' })
  expect(error?.issues).toMatchObject([{ path: ['dataset'], message: 'rule.no_aggregates' }])
})
