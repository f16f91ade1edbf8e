/** Settings of the `alerts` kind: each rule with its switch and its thresholds. */
import * as z from 'zod'

const enabled = z.boolean().default(true).describe('Whether the rule raises alerts')
const days = (standard: number) => z.int().min(0).max(3650).default(standard)
const count = (standard: number) => z.int().min(1).max(1000).default(standard)
const score = (standard: number) => z.number().min(0).max(100).default(standard)

const indexExtremeSchema = z
  .strictObject({
    enabled,
    fear_enters: score(25).describe(
      'Extreme fear begins below this score. All four are for levels of 25 and 75; they move with those of the profile',
    ),
    fear_leaves: score(30).describe('and ends above this one'),
    greed_enters: score(75).describe('Extreme greed begins above this score'),
    greed_leaves: score(70).describe('and ends below this one'),
    confirm: z.int().min(1).max(20).default(2).describe('Readings in a row that must agree'),
  })
  .refine((rule) => rule.fear_enters <= rule.fear_leaves, {
    path: ['fear_leaves'],
    error: 'rule.below_other',
    params: { other: 'fear_enters' },
  })
  .refine((rule) => rule.greed_leaves <= rule.greed_enters, {
    path: ['greed_leaves'],
    error: 'rule.above_other',
    params: { other: 'greed_enters' },
  })
  .refine((rule) => rule.fear_leaves < rule.greed_leaves, {
    path: ['greed_leaves'],
    error: 'rule.not_above_other',
    params: { other: 'fear_leaves' },
  })

const indexJumpSchema = z
  .strictObject({
    enabled,
    points: z
      .number()
      .min(1)
      .max(100)
      .default(10)
      .describe('Points of change within a session, or since the close before it'),
    leaves: z.number().min(0).max(100).default(8).describe('Ends when the change is below this'),
  })
  .refine((rule) => rule.leaves <= rule.points, {
    path: ['leaves'],
    error: 'rule.above_other',
    params: { other: 'points' },
  })

/** One entry a type of alert: its keys are the types there are. A type without its rule in `main/core/alerts/rules/` does not compile. */
export const alertRulesSchema = z.strictObject({
  MAINTENANCE_URGENT: z
    .strictObject({ enabled, within_days: days(7).describe('Days before the planned day') })
    .prefault({}),
  MAINTENANCE_LATE: z.strictObject({ enabled }).prefault({}),
  ASSET_MAINTENANCE_REQUIRED: z
    .strictObject({
      enabled,
      after_days: days(180).describe('Days without maintenance, for assets without an interval of their own'),
    })
    .prefault({}),
  INDEX_EXTREME: indexExtremeSchema.prefault({}),
  INDEX_JUMP: indexJumpSchema.prefault({}),
  JOB_FAILING: z.strictObject({ enabled, failures: count(3).describe('Failed runs in a row') }).prefault({}),
  JOB_HALTED: z.strictObject({ enabled }).prefault({}),
  DATA_STALE: z
    .strictObject({ enabled, intervals: count(3).describe('Intervals without a success') })
    .prefault({}),
  BUDGET_REACHED: z.strictObject({ enabled }).prefault({}),
  REWRITE_STOPPED: z.strictObject({ enabled }).prefault({}),
  DISK_LOW: z
    .strictObject({ enabled, free_megabytes: z.int().min(1).max(10_000_000).default(1024) })
    .prefault({}),
  STORE_REPAIRED: z.strictObject({ enabled }).prefault({}),
  NOTIFY_FAILING: z
    .strictObject({
      enabled,
      failures: count(3).describe('Failed calls of a channel in a row; a refusal is enough'),
    })
    .prefault({}),
  ANALYSIS_FAILING: z
    .strictObject({ enabled, minimum_calls: count(5).describe('Calls in the last hour, at least') })
    .prefault({}),
  ANALYSIS_CONDITION: z.strictObject({ enabled }).prefault({}),
  FIGURE_ABOVE: z.strictObject({ enabled }).prefault({}),
  FIGURE_BELOW: z.strictObject({ enabled }).prefault({}),
  FIGURE_CHANGED: z.strictObject({ enabled }).prefault({}),
  FIGURE_MISSING: z.strictObject({ enabled }).prefault({}),
  UPDATES_STALE: z
    .strictObject({
      enabled,
      silent_days: z
        .int()
        .min(1)
        .max(3650)
        .default(30)
        .describe('Days since the publisher signed the newest description'),
    })
    .prefault({}),
})

/** Switches and thresholds of all alert rules. */
export type AlertRules = z.infer<typeof alertRulesSchema>

/** The settings of an alerts job: its rules. */
export const alertsSettingsSchema = z.strictObject({ rules: alertRulesSchema.prefault({}) })
