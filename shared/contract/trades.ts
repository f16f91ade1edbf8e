/** Trade history: stored and missing days, bars, and operations. */
import * as z from 'zod'
import { exportedFileSchema } from '../export.ts'
import { barSeriesSchema } from '../kinds/trades.ts'
import { faultSchema, progressSchema } from '../run.ts'
import {
  daySchema,
  EXACT_DECIMAL,
  instantSchema,
  jobIdSchema,
  jobNameSchema,
  placeSchema,
} from '../vocabulary.ts'
import { base, errors, pageOf, pageQuery } from './base.ts'
import { dayQualitySchema, dayStateSchema } from './trade-quality.ts'
import { tradesStatusSchema } from './trades-status.ts'

const jobId = jobNameSchema.default('trades')
const byJob = z.strictObject({ job_id: jobId })
const known = base.errors(errors('job_not_found'))
/** An exact decimal: `42000.10000000`. */
const decimalSchema = z.string().regex(EXACT_DECIMAL).describe('Exact decimal')

const tradeDaySchema = z.object({
  day: daySchema,
  state: dayStateSchema,
  rows: z.int(),
  bytes: z.int(),
  first_id: z.int().nullable(),
  last_id: z.int().nullable(),
  first_time: instantSchema.nullable(),
  last_time: instantSchema.nullable(),
  missing_ids: z.int().describe('Ids the exchange numbered and nobody has'),
  gaps: z.array(z.object({ from: z.int(), to: z.int() })).describe('At most 100'),
  sha256: z.string().nullable(),
  source: z.enum(['archive', 'pages', 'adopted']).nullable(),
  verified_at: instantSchema.nullable(),
  problem: z.string().nullable().describe('What the last verification found'),
})

/** One day of a collection: what is stored of it, and what is missing. */
export type TradeDay = z.infer<typeof tradeDaySchema>

/** The days that one run collects. */
const tradeWindowSchema = z.object({
  number: z.int().describe('1 is the oldest'),
  from: daySchema,
  to: daySchema,
  state: z.enum(['waiting', 'current', 'done']),
  days: z.array(tradeDaySchema),
})

/** The days that one run collects, with the state of each. */
export type TradeWindow = z.infer<typeof tradeWindowSchema>

/** A bar of trades as it is shown. */
export const barSchema = z.object({
  number: z.int().describe('From 1, in order of closing'),
  open: decimalSchema,
  high: decimalSchema,
  low: decimalSchema,
  close: decimalSchema,
  volume: decimalSchema,
  buy_volume: decimalSchema.describe('Of trades whose taker was the buyer'),
  sell_volume: decimalSchema.describe('Of trades whose taker was the seller'),
  dollars: decimalSchema,
  buy_dollars: decimalSchema,
  sell_dollars: decimalSchema,
  vwap: z.number().nullable(),
  ticks: z.int(),
  buy_ticks: z.int(),
  sell_ticks: z.int(),
  first_time: instantSchema,
  last_time: instantSchema,
  threshold: decimalSchema.describe('Which this bar had to reach; seconds for time bars'),
})

/** One bar; prices and amounts are exact decimals as text. */
export type TradeBar = z.infer<typeof barSchema>

const seriesSchema = z.object({
  series: barSeriesSchema,
  bars: z.int(),
  last_day: daySchema.nullable().describe('Last day that went into the bars'),
  threshold: decimalSchema.nullable().describe('Of the next bar; null before calibration'),
  open_bar: barSchema.nullable().describe('The last bar, not complete yet'),
})

const ACTIONS = ['verify', 'repair', 'base', 'bars', 'export', 'fetch', 'forget', 'reindex'] as const
/** A long operation. One at a time per job. */
const operationSchema = z.object({
  id: z.string(),
  job_id: jobIdSchema,
  action: z.enum(ACTIONS),
  state: z.enum(['running', 'succeeded', 'failed', 'cancelled']),
  started_at: instantSchema,
  ended_at: instantSchema.nullable(),
  progress: progressSchema.nullable(),
  fault: faultSchema.nullable(),
  result: z.record(z.string(), z.json()).nullable(),
})

/** A long operation: its progress while it runs, its result or its error afterwards. */
export type TradeOperation = z.infer<typeof operationSchema>

/** Fields a column of an imported file can contain. All except the amount in the quote currency are required. */
export const TRADE_FIELDS = ['id', 'price', 'quantity', 'time', 'buyer_is_maker', 'quote_quantity'] as const
const tradeFieldSchema = z.enum(TRADE_FIELDS)
const columnsSchema = z.partialRecord(tradeFieldSchema, z.string().max(200))

/** A file or folder as it would be adopted. */
export const basePreviewSchema = z.object({
  files: z.int().describe('Parquet and CSV files found'),
  bytes: z.int(),
  file: z.string().nullable().describe('The first of them, which the rest of this answer is about'),
  columns: z.array(z.string()),
  mapping: columnsSchema.describe('Column by field, as named or recognised'),
  missing: z.array(tradeFieldSchema).describe('Fields that need a column; none may be left to adopt'),
  sample: z
    .array(
      z.object({
        id: z.string(),
        price: decimalSchema,
        quantity: decimalSchema,
        time: instantSchema,
        buyer_is_maker: z.boolean(),
      }),
    )
    .describe('The first trades as they would be kept'),
  problem: z.string().nullable().describe('Why the first rows are not trades'),
})

/** What a file contains, and which of its columns are recognised. */
export type BasePreview = z.infer<typeof basePreviewSchema>

const starts = known.errors(errors('already_running', 'trades_busy'))
const operation = z.object({ operation: operationSchema })
const byDay = byJob.extend({ day: daySchema })
const span = { from: daySchema.optional(), to: daySchema.optional() }

/** The procedures of `trades`. */
export const tradesContract = {
  status: known
    .route({ method: 'GET', path: '/trades/status', summary: 'How far the collection is' })
    .input(byJob)
    .output(tradesStatusSchema),
  start: known
    .route({ method: 'POST', path: '/trades/start', summary: 'Switch the collection on and begin' })
    .input(byJob.extend({ start: daySchema.optional().describe('First day, when none is held yet') }))
    .output(z.object({ message: z.string(), run_id: z.string().nullable() })),
  stop: known
    .route({ method: 'POST', path: '/trades/stop', summary: 'Stop the run in flight and switch off' })
    .input(byJob)
    .output(z.object({ message: z.string() })),
  windows: known
    .route({ method: 'GET', path: '/trades/windows', summary: 'Windows and their days, newest first' })
    .input(byJob.extend(pageQuery))
    .output(pageOf(tradeWindowSchema)),
  series: known
    .route({ method: 'GET', path: '/trades/series', summary: 'Series of bars' })
    .input(byJob)
    .output(z.object({ items: z.array(seriesSchema) })),
  bars: known
    .errors(errors('trades_series_not_found'))
    .route({ method: 'GET', path: '/trades/bars', summary: 'The last 5,000 bars, newest first' })
    .input(byJob.extend({ ...pageQuery, series: z.string().max(40).default('dollar') }))
    .output(pageOf(barSchema)),
  verify: starts
    .route({ method: 'POST', path: '/trades/verify', summary: 'Read every file back and prove it' })
    .input(byJob.extend(span))
    .output(operation),
  repair: starts
    .route({ method: 'POST', path: '/trades/repair', summary: 'Fetch again what is wrong or missing' })
    .input(byJob.extend(span))
    .output(operation),
  base: starts
    .errors(errors('trades_file_unmapped', 'trades_no_data'))
    .route({ method: 'POST', path: '/trades/base', summary: 'Adopt a Parquet or CSV file or folder' })
    .input(
      byJob.extend({
        path: placeSchema.min(1).max(4000).describe('File or folder on the machine Vigie runs on'),
        columns: columnsSchema.default({}).describe('Names of columns Vigie does not recognise by itself'),
      }),
    )
    .output(operation),
  previewBase: known
    .errors(errors('trades_foreign_malformed'))
    .route({
      method: 'POST',
      path: '/trades/base/preview',
      summary: 'Look into a file or folder before adopting it; changes nothing',
    })
    .input(byJob.extend({ path: placeSchema.min(1).max(4000), columns: columnsSchema.default({}) }))
    .output(basePreviewSchema),
  buildBars: starts
    .route({ method: 'POST', path: '/trades/bars', summary: 'Build the bars of new days' })
    .input(byJob.extend({ rebuild: z.boolean().default(false).describe('Build all again') }))
    .output(operation),
  export: starts
    .errors(errors('trades_no_data', 'trades_export_empty'))
    .route({ method: 'POST', path: '/trades/export', summary: 'Write trades or bars as CSV' })
    .input(
      byJob.extend({
        ...span,
        path: placeSchema.min(1).max(4000).describe('New file on the machine Vigie runs on'),
        series: z.string().max(40).optional().describe('Bars of this series instead of trades'),
      }),
    )
    .output(operation),
  quality: known
    .route({ method: 'GET', path: '/trades/quality', summary: 'What is missing of each day, and why' })
    .input(byJob.extend(span))
    .output(
      z.object({
        items: z.array(dayQualitySchema).describe('Oldest first'),
        days: z.int(),
        whole_days: z.int().describe('Days that lack no id'),
        completeness: z.number().nullable().describe('Share of all ids that are held'),
      }),
    ),
  exportQuality: known
    .route({ method: 'GET', path: '/trades/quality/export', summary: 'The quality of each day as CSV' })
    .input(byJob.extend(span))
    .output(exportedFileSchema),
  accept: known
    .route({ method: 'POST', path: '/trades/accept', summary: 'Let bars go over a day that is not whole' })
    .input(byDay.extend({ reason: z.string().trim().min(1).max(300).describe('Why, for the report') }))
    .output(z.object({ message: z.string() })),
  fetch: starts
    .route({ method: 'POST', path: '/trades/fetch', summary: 'Collect one day now' })
    .input(byDay)
    .output(operation),
  forget: starts
    .route({ method: 'POST', path: '/trades/forget', summary: 'Remove the file of a day and all about it' })
    .input(byDay)
    .output(operation),
  reindex: starts
    .route({ method: 'POST', path: '/trades/reindex', summary: 'Rebuild the manifest from the files' })
    .input(byJob)
    .output(operation),
  setSecret: known
    .route({ method: 'PUT', path: '/trades/secret', summary: 'Set the secret of the storage for copies' })
    .input(
      byJob.extend({
        secret: z.string().trim().min(1).max(1000).nullable().describe('Secret access key; null removes it'),
      }),
    )
    .output(z.object({ set: z.boolean() })),
  operation: known
    .route({ method: 'GET', path: '/trades/operation', summary: 'The long work in hand, or the last one' })
    .input(byJob)
    .output(z.object({ operation: operationSchema.nullable() })),
  cancelOperation: known
    .errors(errors('not_running'))
    .route({ method: 'POST', path: '/trades/operation/cancel', summary: 'Cancel the long work in hand' })
    .input(byJob)
    .output(operation),
}
