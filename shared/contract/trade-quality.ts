/** The states of the days of a trade history, and the quality of each. */
import * as z from 'zod'
import { daySchema, instantSchema } from '../vocabulary.ts'

/**
 * `partial`: the current day so far. `waiting`: the exchange does not give it yet. `broken`: verification failed.
 * `quarantined`: what the exchange gives is in doubt. `absent`: the exchange says that it has no trades of it.
 */
const DAY_STATES = ['missing', 'waiting', 'partial', 'stored', 'broken', 'quarantined', 'absent'] as const
/** The states of a day. */
export const dayStateSchema = z.enum(DAY_STATES)

/** How complete one day of a collection is. */
export type DayState = z.infer<typeof dayStateSchema>

/** How good the trades of a day are, and why. */
export const dayQualitySchema = z.object({
  day: daySchema,
  state: dayStateSchema,
  source: z.enum(['archive', 'pages', 'adopted']).nullable(),
  rows: z.int(),
  missing_ids: z.int(),
  completeness: z
    .number()
    .nullable()
    .describe('Share of the ids that are held, 0 to 1; null if the day is not held'),
  gaps: z.array(z.object({ from: z.int(), to: z.int() })).describe('At most 100'),
  gaps_confirmed: z.boolean().describe('The exchange itself does not have these ids'),
  filled_ids: z.int().describe('Ids that the archive lacks and pages had'),
  duplicates: z.int().nullable().describe('Repeated trades taken once; null for files of older versions'),
  reordered: z.int().nullable().describe('Trades that were not in order, and were sorted'),
  time_disorders: z.int().describe('Trades with a time earlier than the one before'),
  archive_sha256: z.string().nullable().describe('Of the archive the day is from'),
  archive_etag: z.string().nullable(),
  next_check: instantSchema.nullable().describe('When the exchange is asked about the day again'),
  problem: z.string().nullable(),
  accepted: z
    .object({ at: instantSchema, reason: z.string() })
    .nullable()
    .describe('By the owner: bars go over it'),
})

/** One day of the quality report. */
export type TradeDayQuality = z.infer<typeof dayQualitySchema>
