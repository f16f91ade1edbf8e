/** How far a collection of trades is. */
import * as z from 'zod'
import { datasetSchema, exchangeSchema } from '../kinds/trades.ts'
import { progressSchema } from '../run.ts'
import { daySchema, instantSchema, jobIdSchema, jobStateSchema } from '../vocabulary.ts'
import { dayStateSchema } from './trade-quality.ts'

/** The answer of the status. */
export const tradesStatusSchema = z.object({
  job_id: jobIdSchema,
  exchange: exchangeSchema,
  symbol: z.string(),
  dataset: datasetSchema,
  folder: z.string(),
  state: jobStateSchema,
  first_day: daySchema.nullable(),
  last_day: daySchema.nullable(),
  next_day: daySchema.describe('Oldest day not complete'),
  window: z.object({ number: z.int(), of: z.int(), from: daySchema, to: daySchema }),
  days: z.int(),
  rows: z.int(),
  bytes: z.int(),
  months: z
    .object({ files: z.int(), bytes: z.int() })
    .nullable()
    .describe('Files of whole months; null if none is kept'),
  catalog: z.string().nullable().describe('Newest metadata of the Iceberg table; null if none is kept'),
  copies: z
    .object({
      url: z.string(),
      files: z.int(),
      bytes: z.int(),
      secret_set: z.boolean().describe('Whether the secret of its access key was entered'),
    })
    .nullable()
    .describe('What is on the S3-compatible storage; null if the settings name none'),
  missing_ids: z.int(),
  verified_days: z.int(),
  days_to_repair: z.array(daySchema),
  set_apart: z
    .array(
      z.object({
        day: daySchema,
        state: dayStateSchema,
        problem: z.string().nullable().describe('Why, with the words of the exchange'),
        next_at: instantSchema.nullable().describe('When Vigie asks again; null: at the next run'),
      }),
    )
    .describe('Days that the exchange does not give, or gives in doubt, newest first; at most 100'),
  days_left: z.int().describe('Days until today that were not tried yet'),
  bytes_left: z
    .int()
    .describe(
      'What these days will take on the disk, by the last days stored; before the first, the most they may',
    ),
  rows_per_second: z.number().nullable().describe('Of the run in flight, or of the last one'),
  remaining_seconds: z
    .number()
    .nullable()
    .describe('For all days left, at the rate so far, waits for the exchange included'),
  waiting_until: instantSchema
    .nullable()
    .describe('When the exchange is asked again; null if nothing waits for it'),
  live: z
    .object({
      state: z.enum(['connecting', 'receiving', 'waiting']),
      last_time: instantSchema.nullable().describe('Of the last trade received'),
      received: z.int().describe('Trades since live trades began'),
      missing_ids: z
        .int()
        .nullable()
        .describe(
          'Ids that were missed and that pages do not have yet; null if the exchange numbers no trades',
        ),
      retry_at: instantSchema.nullable().describe('When Vigie connects again; null while it is connected'),
      problem: z.string().nullable().describe('Why the last connection ended'),
    })
    .nullable()
    .describe('Trades as they happen; null if they are off'),
  progress: progressSchema.nullable(),
  next_run_time: instantSchema.nullable(),
  last_error: z.object({ at: instantSchema, code: z.string(), message: z.string() }).nullable(),
  free_bytes: z.int().nullable().describe('Room on the disk of the folder'),
})

/** How far a collection is. Sizes in bytes, times in seconds. */
export type TradesStatus = z.infer<typeof tradesStatusSchema>
