/** A channel: where notifications go, and which of them. Its secrets are kept apart and never shown. */
import * as z from 'zod'
import { alertTypeSchema, prioritySchema } from './alert.ts'
import { hourOfDaySchema } from './schedule.ts'
import { instantSchema } from './vocabulary.ts'

/** The services that Vigie can send to; each is one file in `main/adapters/notify/presets/`. */
export const CHANNEL_PRESETS = [
  'webhook',
  'email',
  'ntfy',
  'gotify',
  'slack',
  'discord',
  'teams',
  'telegram',
  'pushover',
  'matrix',
  'mattermost',
  'apprise',
] as const

/** One of the services. */
const channelPresetSchema = z.enum(CHANNEL_PRESETS)

/** The name of a service that Vigie can send to. */
export type ChannelPresetName = z.infer<typeof channelPresetSchema>

/** Names of the notifications of this machine, which no channel can have. */
const RESERVED = ['desktop', 'log']

/** The name of a channel, as its owner chose it. */
export const channelNameSchema = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,39}$/, { error: 'form.channel_name' })
  .refine((name) => !RESERVED.includes(name), { error: 'form.channel_name' })

const hourOrNever = z.union([z.literal(''), hourOfDaySchema])

/** Which notifications a channel gets, and when. */
const ruleFields = {
  enabled: z.boolean().describe('Whether anything is sent to it'),
  minimum_priority: prioritySchema.describe('Alerts below this priority are not sent'),
  types: z.array(alertTypeSchema).describe('Only these types of alert; all if empty'),
  quiet_from: hourOrNever.describe(
    'Nothing is sent from this hour on, in addition to the quiet hours of all; empty: never',
  ),
  quiet_to: hourOrNever.describe('until this hour'),
  quiet_critical: z.boolean().describe('Whether critical alerts are sent during these hours'),
  at_most_every_minutes: z
    .int()
    .min(0)
    .max(1440)
    .describe('Other than critical alerts are collected for this long; 0 sends each at once'),
  repeat_minutes: z
    .int()
    .min(0)
    .max(10_080)
    .describe('A critical alert that nobody read is sent again after this; 0: never'),
  repeat_most: z.int().min(1).max(100).describe('How many times at most'),
  allow_insecure: z.boolean().describe('Send to another machine without encryption'),
  template: z
    .string()
    .max(20_000)
    .describe('The body of the call with placeholders; empty: that of the service'),
}

/** The rules of a channel for which the owner chose nothing. */
const RULE_DEFAULTS = {
  enabled: true,
  minimum_priority: 'LOW',
  types: [],
  quiet_from: '',
  quiet_to: '',
  quiet_critical: false,
  at_most_every_minutes: 0,
  repeat_minutes: 0,
  repeat_most: 5,
  allow_insecure: false,
  template: '',
} as const satisfies { [F in keyof typeof ruleFields]: z.infer<(typeof ruleFields)[F]> | readonly [] }

const storedRules = {
  enabled: ruleFields.enabled.default(RULE_DEFAULTS.enabled),
  minimum_priority: ruleFields.minimum_priority.default(RULE_DEFAULTS.minimum_priority),
  types: ruleFields.types.default([]),
  quiet_from: ruleFields.quiet_from.default(RULE_DEFAULTS.quiet_from),
  quiet_to: ruleFields.quiet_to.default(RULE_DEFAULTS.quiet_to),
  quiet_critical: ruleFields.quiet_critical.default(RULE_DEFAULTS.quiet_critical),
  at_most_every_minutes: ruleFields.at_most_every_minutes.default(RULE_DEFAULTS.at_most_every_minutes),
  repeat_minutes: ruleFields.repeat_minutes.default(RULE_DEFAULTS.repeat_minutes),
  repeat_most: ruleFields.repeat_most.default(RULE_DEFAULTS.repeat_most),
  allow_insecure: ruleFields.allow_insecure.default(RULE_DEFAULTS.allow_insecure),
  template: ruleFields.template.default(RULE_DEFAULTS.template),
}

/** A channel as the settings keep it. */
export const channelSchema = z.looseObject({
  preset: channelPresetSchema,
  ...storedRules,
  options: z.record(z.string(), z.string()).default({}).describe('What the service needs, without secrets'),
  headers: z.array(z.string()).default([]).describe('Names of own headers; their values are secrets'),
})

/** A channel as the settings keep it. */
export type ChannelDefinition = z.infer<typeof channelSchema>

const assignments = (most: number) => z.record(z.string().min(1).max(60), z.string().max(most))

const entered = {
  options: assignments(4000).optional().describe('What the service needs; an empty text removes one'),
  secrets: assignments(4000)
    .optional()
    .describe('Tokens and secret addresses, never shown again; empty removes one'),
  headers: assignments(4000).optional().describe('Own headers, never shown again; empty removes one'),
}

const optionalRules = z.object(ruleFields).partial().shape

/** What is entered for a new channel. */
export const channelAddSchema = z
  .strictObject({ name: channelNameSchema, preset: channelPresetSchema, ...optionalRules, ...entered })
  .meta({ examples: [{ name: 'phone', preset: 'ntfy', options: { topic: 'vigie-7f3a9c' } }] })

/** What is entered to change a channel: only what is given changes. */
export const channelEditSchema = z
  .strictObject({ name: channelNameSchema, ...optionalRules, ...entered })
  .meta({ examples: [{ name: 'phone', minimum_priority: 'HIGH' }] })

/** A new channel as its owner enters it. */
export type ChannelAdd = z.infer<typeof channelAddSchema>
/** A change of a channel as its owner enters it. */
export type ChannelEdit = z.infer<typeof channelEditSchema>

/** A channel as every endpoint returns it: of its secrets only their names. */
export const channelViewSchema = z.object({
  name: z.string(),
  preset: channelPresetSchema,
  ...ruleFields,
  options: z.record(z.string(), z.string()),
  headers: z.array(z.string()).describe('Their names'),
  secrets: z.array(z.string()).describe('The names of those that are set'),
  waiting: z.int().describe('Notifications that are not delivered yet'),
  last_sent_at: instantSchema.nullable(),
  failing_since: instantSchema.nullable().describe('null if the last delivery succeeded'),
  problem: z.string().nullable().describe('Why the last delivery failed'),
})

/** A channel as it was added. */
export const channelAddedSchema = channelViewSchema.extend({
  open_before: z
    .int()
    .describe(
      'Unread alerts of its rules that were raised before; only a repeat sends them, the critical ones',
    ),
})

/** What a service needs to know. */
export const presetViewSchema = z.object({
  preset: channelPresetSchema,
  title: z.string(),
  fields: z.array(
    z.object({
      name: z.string(),
      secret: z.boolean(),
      required: z.boolean(),
      label: z.string(),
      hint: z.string(),
      standard: z.string().describe('The value that is used if none is given'),
      choices: z.array(z.string()).describe('The only values it can have; empty if it is free text'),
    }),
  ),
})

/** A service and its fields, in the reader's language. */
export type PresetView = z.infer<typeof presetViewSchema>
