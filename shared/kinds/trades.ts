/** Settings of the `trades` kind: the history to collect, its source and folder, and its bars. */

import * as z from 'zod'
import { DAY_SECONDS } from '../time/units.ts'
import { placeSchema } from '../vocabulary.ts'

const EXCHANGES = [
  'binance',
  'binance-usdm',
  'binance-coinm',
  'kraken',
  'coinbase',
  'bybit',
  'bybit-linear',
  'bybit-inverse',
  'okx',
  'okx-futures',
] as const

/** An exchange that Vigie can read. */
export const exchangeSchema = z.enum(EXCHANGES)

/** An exchange whose trade history can be collected. */
export type Exchange = z.infer<typeof exchangeSchema>

/** `trades`: every trade. `agg_trades`: trades of one order at one price, joined by Binance. */
const DATASETS = ['trades', 'agg_trades'] as const

/** Each trade by itself, or trades aggregated by price and order. */
export const datasetSchema = z.enum(DATASETS)

/** Single trades, or the trades of one order at one price combined. */
export type Dataset = z.infer<typeof datasetSchema>

/** How many digits prices and quantities have: 10 before the point and 8 after it, or 20 and 18. */
const digitsSchema = z.enum(['usual', 'wide'])

/** `usual`: DECIMAL(18, 8). `wide`: DECIMAL(38, 18). */
export type TradeDigits = z.infer<typeof digitsSchema>

const seriesId = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,39}$/, { error: 'form.series_id' })
  .describe('Name of the series, part of its path on disk')

const targetTicks = z.int().min(1).max(10_000_000).default(400).describe('Trades a bar to aim at')

/** Threshold of dollar and volume bars; see `docs/trades.md`. */
const measured = {
  id: seriesId,
  threshold: z
    .enum(['fixed', 'calibrated', 'adaptive'])
    .default('calibrated')
    .describe('Fixed; from the 30 days before; or following exponential means of 100 bars'),
  size: z
    .number()
    .positive()
    .max(9e9)
    .nullable()
    .default(null)
    .describe('Dollars or units a bar; needed when the threshold is fixed'),
  target_ticks: targetTicks,
}

/** Bars that close on what one side of the market trades. */
const sided = { id: seriesId, target_ticks: targetTicks }

/** A series of bars: what fills a bar, and how much of it. */
export const barSeriesSchema = z
  .discriminatedUnion('by', [
    z.strictObject({ by: z.literal('dollar'), ...measured }),
    z.strictObject({ by: z.literal('volume'), ...measured }),
    z.strictObject({
      by: z.literal('tick'),
      id: seriesId,
      ticks: z.int().min(1).max(10_000_000).default(400),
    }),
    z.strictObject({
      by: z.literal('time'),
      id: seriesId,
      seconds: z.int().min(1).max(DAY_SECONDS).default(60),
    }),
    z.strictObject({ by: z.literal('tick_imbalance'), ...sided }),
    z.strictObject({ by: z.literal('volume_imbalance'), ...sided }),
    z.strictObject({ by: z.literal('dollar_imbalance'), ...sided }),
    z.strictObject({ by: z.literal('tick_run'), ...sided }),
    z.strictObject({ by: z.literal('volume_run'), ...sided }),
    z.strictObject({ by: z.literal('dollar_run'), ...sided }),
  ])
  .refine((series) => !('threshold' in series) || series.threshold !== 'fixed' || series.size !== null, {
    path: ['size'],
    error: 'rule.fixed_needs_size',
  })

/** A series of bars: what ends a bar, and at which threshold. */
export type BarSeries = z.infer<typeof barSeriesSchema>

const optionalUrl = z.union([z.literal(''), z.url({ protocol: /^https?$/ })])

const optionalStreamUrl = z.union([z.literal(''), z.url({ protocol: /^wss?$/ })])

/** Exchanges that give aggregate trades. */
const AGGREGATING: readonly Exchange[] = ['binance', 'binance-usdm']

/** Contracts of Bybit that are settled in coins: BTCUSD, and with a month and year BTCUSDH25. */
const INVERSE = /USD([FGHJKMNQUVXZ]\d\d)?$/

const symbolSchema = z
  .string()
  // Exchanges also list names in Chinese, Japanese and Korean.
  .regex(
    /^[A-Z0-9\u3040-\u30FF\u3400-\u9FFF\uAC00-\uD7AF][A-Z0-9\u3040-\u30FF\u3400-\u9FFF\uAC00-\uD7AF._-]{1,29}$/,
    {
      error: 'form.symbol',
    },
  )

/** The settings of a trades job. Days are in UTC. */
export const tradesSettingsSchema = z
  .strictObject({
    exchange: exchangeSchema.default('binance'),
    symbol: symbolSchema
      .default('BTCUSDT')
      .describe('As the exchange writes it: BTCUSDT, BTCUSD_PERP, XBTUSD, BTC-USD, BTC-USDT'),
    earlier_symbols: z
      .array(z.strictObject({ symbol: symbolSchema, until: z.iso.date().describe('Its last day, UTC') }))
      .max(10)
      .default([])
      .refine((list) => list.every(({ until }, i) => i === 0 || until > (list[i - 1]?.until ?? '')), {
        error: 'rule.earlier_first',
      })
      .describe('Names that the exchange gave the symbol before, earliest first'),
    dataset: datasetSchema.default('trades').describe('agg_trades: Binance spot and USDT-M only'),
    digits: digitsSchema
      .default('usual')
      .describe('Digits before and after the point: 10 and 8; wide: 20 and 18, in a folder of its own'),
    contract_value: z
      .string()
      .regex(/^(\d{1,10}(\.\d{1,8})?)?$/, { error: 'form.decimal' })
      .refine((text) => text === '' || Number(text) > 0, { error: 'form.decimal' })
      .default('')
      .describe('Coins, or dollars, that a contract of okx-futures is worth; empty: as OKX says now'),
    start: z.iso.date().default('2024-01-26').describe('First day collected, UTC'),
    window_days: z.int().min(1).max(31).default(5).describe('Days of one run'),
    today: z.boolean().default(true).describe('Whether the current day is collected too, page by page'),
    live: z
      .boolean()
      .default(false)
      .describe('Whether trades are also received as they happen, until pages and archives have them'),
    folder: placeSchema.max(1000).default('').describe('Where the files go; empty: the data folder of Vigie'),
    months: z
      .boolean()
      .default(false)
      .describe('Whether each month is also kept as one file, which engines read faster than its days'),
    catalog: z
      .boolean()
      .default(false)
      .describe('Whether an Iceberg table over the days is kept, for engines that ask a catalogue'),
    target_url: optionalUrl
      .default('')
      .describe('Bucket of S3-compatible storage, or a folder in it, that gets a copy; empty: none'),
    target_region: z
      .string()
      .regex(/^[a-z0-9-]{1,40}$/, { error: 'form.region' })
      .default('us-east-1')
      .describe('Region of the bucket, as its storage names it'),
    target_key_id: z.string().max(200).default('').describe('Access key id; its secret: vigie trades secret'),
    archive_url: optionalUrl.default('').describe('Base URL of daily archives; empty: the exchange’s own'),
    api_url: optionalUrl.default('').describe('Base URL of the REST API; empty: the exchange’s own'),
    stream_url: optionalStreamUrl.default('').describe('Base URL of live trades; empty: the exchange’s own'),
    workers: z.int().min(1).max(16).default(6).describe('Pages asked for at a time'),
    weight_per_minute: z
      .int()
      .min(10)
      .max(100_000)
      .default(4800)
      .describe('Request weight used a minute at most; Binance allows 6,000'),
    bars: z
      .array(barSeriesSchema)
      .max(8)
      .default([{ by: 'dollar', id: 'dollar', threshold: 'calibrated', size: null, target_ticks: 400 }])
      .refine((list) => new Set(list.map(({ id }) => id)).size === list.length, {
        error: 'rule.same_id',
      }),
  })
  .refine(({ exchange, dataset }) => dataset === 'trades' || AGGREGATING.includes(exchange), {
    path: ['dataset'],
    error: 'rule.no_aggregates',
  })
  .refine(({ target_url, target_key_id }) => target_url === '' || target_key_id !== '', {
    path: ['target_key_id'],
    error: 'rule.target_needs_key',
  })
  // Its files do not say whether a size is in coins or in dollars: the symbol does.
  .refine(({ exchange, symbol }) => exchange !== 'bybit-linear' || !INVERSE.test(symbol), {
    path: ['symbol'],
    error: 'rule.bybit_linear',
  })
  .refine(({ exchange, symbol }) => exchange !== 'bybit-inverse' || INVERSE.test(symbol), {
    path: ['symbol'],
    error: 'rule.bybit_inverse',
  })
  // Sizes of its futures are contracts, those of spot coins.
  .refine(({ exchange, symbol }) => exchange !== 'okx' || /^[^-]+-[^-]+$/.test(symbol), {
    path: ['symbol'],
    error: 'rule.okx_spot',
  })
  .refine(({ exchange, symbol }) => exchange !== 'okx-futures' || /^[^-]+-[^-]+-(SWAP|\d{6})$/.test(symbol), {
    path: ['symbol'],
    error: 'rule.okx_futures',
  })
  .refine(({ exchange, contract_value }) => exchange === 'okx-futures' || contract_value === '', {
    path: ['contract_value'],
    error: 'rule.no_contracts',
  })

/** Settings of a job that collects trades. */
export type TradesSettings = z.infer<typeof tradesSettingsSchema>
