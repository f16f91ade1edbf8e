/** The fear and greed index: latest score, history, components, articles, sources, backfill and backtest. */
import * as z from 'zod'
import { addressesSchema, componentIdSchema, profileIdSchema } from '../kinds/fear-greed.ts'
import { faultSchema } from '../run.ts'
import { scheduleSchema } from '../schedule.ts'
import { daySchema, instantSchema, levelSchema } from '../vocabulary.ts'
import { base, errors, pageOf, pageQuery } from './base.ts'
import { articleSchema } from './index-articles.ts'
import { componentPastSchema } from './index-component.ts'

const profile = profileIdSchema.optional().describe('The profile; if omitted, that of the job')
const byProfile = z.strictObject({ profile })
const score = z.number().min(0).max(100)
const share = z.number().min(0).max(1)

/** Why a component has no score: a stable code, its parameters, and the message. */
const reasonSchema = z.object({
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  message: z.string(),
})

const indexComponentSchema = z.object({
  name: componentIdSchema,
  label: z.string().describe('Its name in the language of the caller'),
  weight: share.describe('Share of the profile; all weights sum to 1'),
  score: score.nullable().describe('null if it is missing'),
  raw: z.number().nullable().describe('The figure behind the score, in natural units'),
  unit: z.enum(['ratio', 'percent', 'points', 'opinion']),
  contribution: z.number().describe('Points it brings; all contributions sum to the score'),
  freshness: z
    .object({ day: daySchema, age_days: z.int() })
    .nullable()
    .describe('Day of its data, and its age when the score was made'),
  reason: reasonSchema.nullable().describe('Why it is missing'),
  inputs: z.record(z.string(), z.number()).nullable().describe('What the figure was made of'),
  scale: z.record(z.string(), z.number()).nullable().describe('What it was scored against'),
})

/** A component of a score, or why it is missing. */
export type IndexComponent = z.infer<typeof indexComponentSchema>

const comparisonPointSchema = z.object({ day: daySchema, value: z.number() })

const comparisonInfo = {
  name: z.string().describe('Name of the published index'),
  inverse: z.boolean().describe('Whether it rises with fear'),
}

/** The latest score of a profile with all that explains it. */
export const latestScoreSchema = z.object({
  as_of: instantSchema.describe('The instant of the score'),
  day: daySchema.describe('The session of the market'),
  computed_at: instantSchema,
  profile: profileIdSchema,
  score,
  level: levelSchema,
  level_name: z.string(),
  levels: z
    .array(z.object({ from: score, level: levelSchema }))
    .describe('The levels of the profile, each by its lowest score'),
  coverage: share.describe('Share of the weight that has data'),
  partial: z
    .boolean()
    .describe('Whether much of the data it usually has is missing: it raises no extreme then'),
  uncertainty: z
    .number()
    .nullable()
    .describe(
      'How many points it may differ from the usual score, if its coverage is lower; null if not known',
    ),
  sessions_behind: z.int().describe('Sessions of the exchange that have ended since its own'),
  stale: z.boolean().describe('Whether its data are too old to say anything about today'),
  components: z.array(indexComponentSchema),
  deltas: z
    .object({ day: z.number().nullable(), week: z.number().nullable() })
    .describe(
      'Points since the session before, and since the one a week earlier, over the components both have',
    ),
  simplified: z
    .number()
    .nullable()
    .describe('(volume + sentiment + performance) / 76 x 10; null if one is missing'),
  comparison: comparisonPointSchema.extend(comparisonInfo).nullable(),
})

/** The latest score of a profile with its components, its deltas and the published index beside it. */
export type LatestScore = z.infer<typeof latestScoreSchema>

const scorePointSchema = z.object({
  as_of: instantSchema,
  day: daySchema,
  score,
  level: levelSchema,
  coverage: share,
  origin: z.enum(['run', 'backfill']),
})

/** The score of one session. */
export type ScorePointView = z.infer<typeof scorePointSchema>

/** One day of a backfill. */
const backfilledDaySchema = z.object({
  as_of: instantSchema,
  score,
  level: levelSchema,
  coverage: share,
  components: z.array(
    indexComponentSchema.pick({ name: true, score: true, raw: true, weight: true, reason: true }),
  ),
})

/** A past session that was scored and stored. */
export type BackfilledDay = z.infer<typeof backfilledDaySchema>

const indexProfileSchema = z.object({
  id: profileIdSchema,
  name: z.string(),
  current: z.boolean().describe('Whether the job uses it'),
  zone: z.string(),
  components: z.array(
    z.object({
      name: componentIdSchema,
      label: z.string(),
      weight: share,
      formula: z.string(),
      normaliser: z.string(),
    }),
  ),
  sources: z.array(z.string()),
  press: z.array(
    z.object({ id: z.string(), name: z.string(), feed_url: z.string(), page_url: z.string().nullable() }),
  ),
  levels: z.array(z.object({ from: score, level: levelSchema, name: z.string() })),
  comparison: z.object(comparisonInfo).nullable(),
  recommended_schedules: z.array(z.object({ id: z.string(), label: z.string(), schedule: scheduleSchema })),
})

const indexSourceSchema = z.object({
  source: z.string(),
  last_ok_at: instantSchema.nullable(),
  last_fault_at: instantSchema.nullable(),
  fault: faultSchema
    .pick({ code: true, message: true })
    .nullable()
    .describe('null once it has answered again'),
  wait_until: instantSchema.nullable().describe('Until when it asked to be left alone'),
})

const rangeQuery = { from: daySchema.optional(), to: daySchema.optional() }
const overRange = z.strictObject({
  profile,
  from: daySchema,
  to: daySchema,
  sources: addressesSchema.optional().describe('Addresses in place of the usual ones; file: works for all'),
})

const known = base.errors(errors('index_empty'))
const overHistory = base.errors(
  errors(
    'index_no_history',
    'index_range',
    'source_empty',
    'source_stale',
    'source_implausible',
    'source_unreachable',
    'source_refused',
    'source_malformed',
    'source_timeout',
    'source_rate_limited',
  ),
)

const figure = z.number().nullable().describe('null if too few sessions vary')

/** How the scores of past sessions and the returns after them go together. */
export const backtestSchema = z.object({
  profile: profileIdSchema,
  from: daySchema,
  to: daySchema,
  coverage: share.describe('Mean share of the weight that had data'),
  faults: z.array(faultSchema).describe('What the sources said'),
  horizons: z.array(
    z.object({
      sessions: z.int().describe('How far ahead the return looks'),
      n: z.int().describe('Sessions with a score and a return'),
      correlation: figure.describe('Pearson, between the score and the return that follows'),
      hit_rate: figure.describe(
        'Share of sessions whose score above or below 50 tells the sign of the return',
      ),
      hit_rate_bounds: z
        .tuple([share, share])
        .nullable()
        .describe('Between which the hit rate lies with 95 % confidence, overlapping windows counted once'),
      base_rate: figure.describe(
        'Share of the same returns that were gains: what "always up" would have said',
      ),
      mean_return_after: z
        .partialRecord(levelSchema, z.object({ n: z.int(), mean_return: z.number() }))
        .describe('Mean return that followed each level'),
    }),
  ),
})

/** The result of a backtest: figures for each number of sessions ahead. */
export type Backtest = z.infer<typeof backtestSchema>

/** The procedures of `index`. */
export const indexContract = {
  latest: known
    .route({ method: 'GET', path: '/index/latest', summary: 'The latest score with its components' })
    .input(byProfile)
    .output(latestScoreSchema),
  history: known
    .errors(errors('index_range'))
    .route({ method: 'GET', path: '/index/history', summary: 'One score a session, oldest first' })
    .input(
      byProfile.extend({
        ...rangeQuery,
        days: z.coerce
          .number()
          .int()
          .min(1)
          .max(20_000)
          .default(90)
          .describe('Calendar days up to the latest score, if from is omitted'),
      }),
    )
    .output(z.object({ profile: profileIdSchema, points: z.array(scorePointSchema) })),
  components: known
    .route({
      method: 'GET',
      path: '/index/components',
      summary: 'Components of the latest score, or of a session',
    })
    .input(byProfile.extend({ day: daySchema.optional().describe('The last session up to this day') }))
    .output(
      z.object({ profile: profileIdSchema, as_of: instantSchema, components: z.array(indexComponentSchema) }),
    ),
  component: known
    .errors(errors('index_range', 'invalid_input'))
    .route({
      method: 'GET',
      path: '/index/component',
      summary: 'One component through the sessions, and how it is made',
    })
    .input(byProfile.extend({ name: componentIdSchema, ...rangeQuery }))
    .output(componentPastSchema),
  articles: base
    .route({ method: 'GET', path: '/index/articles', summary: 'Articles with their sentiment, newest first' })
    .input(byProfile.extend(pageQuery))
    .output(pageOf(articleSchema)),
  comparison: base
    .errors(errors('index_range'))
    .route({ method: 'GET', path: '/index/comparison', summary: 'The published index beside ours' })
    .input(byProfile.extend(rangeQuery))
    .output(
      z.object({
        profile: profileIdSchema,
        index: z.object(comparisonInfo).nullable().describe('null if none is published'),
        points: z.array(comparisonPointSchema),
      }),
    ),
  market: base
    .errors(errors('index_range'))
    .route({ method: 'GET', path: '/index/market', summary: 'Closes of the market behind the scores' })
    .input(byProfile.extend(rangeQuery))
    .output(z.object({ profile: profileIdSchema, points: z.array(comparisonPointSchema) })),
  profiles: base
    .route({
      method: 'GET',
      path: '/index/profiles',
      summary: 'Profiles as they are with the current settings',
    })
    .output(z.object({ profiles: z.array(indexProfileSchema) })),
  sources: base
    .route({ method: 'GET', path: '/index/sources', summary: 'How each source answered last' })
    .input(byProfile)
    .output(z.object({ profile: profileIdSchema, sources: z.array(indexSourceSchema) })),
  backfill: overHistory
    .route({ method: 'POST', path: '/index/backfill', summary: 'Score past sessions and keep them' })
    .input(overRange)
    .output(
      z.object({
        profile: profileIdSchema,
        days: z.array(backfilledDaySchema),
        skipped: z.int().describe('Sessions with less than half of the weight'),
        faults: z.array(faultSchema),
      }),
    ),
  backtest: overHistory
    .route({ method: 'POST', path: '/index/backtest', summary: 'How scores and later returns go together' })
    .input(overRange)
    .output(backtestSchema),
}
