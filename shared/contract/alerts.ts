/** Alerts: read, acknowledge, dismiss, snooze, generate; rules; notifications. Reading never generates. */
import * as z from 'zod'
import {
  alertCountsSchema,
  alertIdSchema,
  alertSchema,
  alertStateSchema,
  alertTypeSchema,
  prioritySchema,
} from '../alert.ts'
import { instantSchema, untilSchema } from '../vocabulary.ts'
import { base, errors, flag, pageOf, pageQuery } from './base.ts'

/** Named lengths of a snooze. */
export const SNOOZE_LENGTHS = ['one_hour', 'until_tomorrow', 'until_monday', 'one_week'] as const
const snoozeLengthSchema = z.enum(SNOOZE_LENGTHS)

/** How long a snooze lasts, as the owner chooses it. */
export type SnoozeLength = z.infer<typeof snoozeLengthSchema>

const alertRuleSchema = z.object({
  type: alertTypeSchema,
  priority: prioritySchema,
  title: z.string().describe('In the language of the reader'),
  enabled: z.boolean(),
  thresholds: z.record(z.string(), z.number()),
  active: z.int().describe('Active alerts of this rule'),
})

/** A rule with its switch, its thresholds, and how many alerts it has now. */
export type AlertRule = z.infer<typeof alertRuleSchema>

const noticeSchema = z.object({
  key: z.string().describe('Idempotency key, as sent to a webhook'),
  form: z.enum(['single', 'digest', 'summary', 'repeat']),
  title: z.string(),
  body: z.string(),
  alert_ids: z.array(z.int()).describe('The first 20'),
  alerts: z.int().describe('How many alerts it covers'),
  decided_at: instantSchema,
  deliveries: z.array(
    z.object({
      channel: z.string(),
      state: z
        .enum(['pending', 'sending', 'shown', 'logged', 'sent', 'none', 'unneeded', 'refused', 'failed'])
        .describe(
          '"unneeded": its alerts were over or read before it was sent; "none": the channel is gone, or this machine shows none',
        ),
      attempts: z.int(),
      at: instantSchema.nullable(),
      problem: z.string().nullable(),
    }),
  ),
})

/** A notification and how each channel delivered it. */
export type NoticeView = z.infer<typeof noticeSchema>

const byId = z.strictObject({ id: alertIdSchema })
const known = base.errors(errors('alert_not_found'))
const removable = known.errors(errors('alert_cleared'))

/** The procedures of `alerts`. */
export const alertsContract = {
  list: base
    .errors(errors('asset_not_found'))
    .route({ method: 'GET', path: '/alerts', summary: 'Alerts, most pressing first, with counts' })
    .input(
      z.strictObject({
        ...pageQuery,
        state: alertStateSchema.default('active'),
        priority: prioritySchema.optional(),
        type: alertTypeSchema.optional(),
        unread: flag.optional().describe('Only alerts not read yet'),
        asset_id: alertIdSchema.optional(),
      }),
    )
    .output(pageOf(alertSchema).extend({ counts: alertCountsSchema })),
  counts: base
    .route({ method: 'GET', path: '/alerts/counts', summary: 'Active alerts by priority, and unread ones' })
    .output(alertCountsSchema),
  generate: base.route({ method: 'POST', path: '/alerts/generate', summary: 'Check every rule now' }).output(
    z.object({
      message: z.string(),
      alerts_created: z.int(),
      alerts_updated: z.int(),
      alerts_removed: z.int(),
    }),
  ),
  readAll: base
    .route({ method: 'PUT', path: '/alerts/read', summary: 'Mark every active alert read' })
    .output(z.object({ message: z.string(), alerts_read: z.int() })),
  rules: base
    .route({ method: 'GET', path: '/alerts/rules', summary: 'The rules with their switches and thresholds' })
    .output(z.object({ rules: z.array(alertRuleSchema) })),
  configureRule: base
    .route({ method: 'PATCH', path: '/alerts/rules/{type}', summary: 'Switch a rule, set its thresholds' })
    .input(
      z.strictObject({
        type: alertTypeSchema,
        enabled: z.boolean().optional(),
        thresholds: z.record(z.string(), z.number()).optional(),
      }),
    )
    .output(alertRuleSchema),
  notices: base
    .route({ method: 'GET', path: '/alerts/notices', summary: 'What was notified and how it was delivered' })
    .input(z.strictObject(pageQuery))
    .output(pageOf(noticeSchema)),
  testNotice: base
    .route({ method: 'POST', path: '/alerts/notices/test', summary: 'Send a test notification' })
    .output(
      z.object({
        deliveries: z.array(
          z.object({ channel: z.string(), state: z.string(), problem: z.string().nullable() }),
        ),
      }),
    ),
  webhook: base
    .route({ method: 'GET', path: '/alerts/webhook', summary: 'Whether webhook calls can be signed' })
    .output(z.object({ secret_set: z.boolean().describe('The secret itself is never shown') })),
  setWebhookSecret: base
    .route({
      method: 'PUT',
      path: '/alerts/webhook/secret',
      summary: 'Set the secret that signs webhook calls; it is never shown again',
    })
    .input(z.strictObject({ secret: z.union([z.null(), z.string().min(16).max(200)]) }))
    .output(z.object({ set: z.boolean() })),
  get: known
    .route({ method: 'GET', path: '/alerts/{id}', summary: 'One alert' })
    .input(byId)
    .output(alertSchema),
  read: known
    .route({ method: 'PUT', path: '/alerts/{id}/read', summary: 'Mark read, or unread again' })
    .input(byId.extend({ read: z.boolean().default(true) }))
    .output(alertSchema),
  snooze: removable
    .route({ method: 'POST', path: '/alerts/{id}/snooze', summary: 'Remind later' })
    .input(
      byId.extend({
        length: snoozeLengthSchema.optional().describe('Until tomorrow if neither is given'),
        until: untilSchema.optional(),
      }),
    )
    .output(alertSchema),
  dismiss: removable
    .route({
      method: 'DELETE',
      path: '/alerts/{id}',
      summary: 'Dismiss: hidden until its condition has cleared and returned',
    })
    .input(byId)
    .output(z.object({ message: z.string(), alert: alertSchema })),
  restore: removable
    .route({ method: 'POST', path: '/alerts/{id}/restore', summary: 'Undo a dismissal or a snooze' })
    .input(byId)
    .output(alertSchema),
}
