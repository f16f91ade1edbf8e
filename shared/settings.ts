/** Everything an owner can set, with defaults. Unknown keys are kept for newer versions. */
import * as z from 'zod'
import { channelNameSchema, channelSchema } from './channel.ts'
import { groupNameSchema, jobDefinitionSchema } from './job.ts'
import { pingSchema } from './ping.ts'
import { calendarNameSchema, hourOfDaySchema } from './schedule.ts'
import { UPDATE_CHANNELS } from './updates.ts'
import { daySchema, jobIdSchema, languageSchema, placeSchema } from './vocabulary.ts'

const appearanceSchema = z.looseObject({
  language: z.union([z.literal('system'), languageSchema]).default('system'),
  theme: z.enum(['system', 'light', 'dark']).default('system'),
  single_keys: z
    .boolean()
    .default(true)
    .describe('Whether keys without Ctrl act in the panel: "/", "?", and "g" with a letter'),
  first_run_done: z.boolean().default(false).describe('Whether the owner has answered the first questions'),
})

const desktopSchema = z.looseObject({
  start_at_login: z.boolean().default(false),
  start_hidden: z.boolean().default(true).describe('At login: the tray only, without the window'),
  window_release_minutes: z
    .int()
    .min(1)
    .max(1440)
    .default(10)
    .describe('A hidden window is destroyed after this'),
  tray_bar: z
    .enum(['auto', 'light', 'dark'])
    .default('auto')
    .describe('The bar that holds the icon; "auto" knows the bars of most desktops. No meaning on macOS'),
  tray_score: z
    .enum(['auto', 'shown', 'hidden'])
    .default('auto')
    .describe('The score as a number: beside the icon on macOS, in it elsewhere. "auto": on macOS only'),
})

const doorSchema = z.looseObject({
  rest_enabled: z
    .boolean()
    .default(false)
    .describe('REST over TCP in the desktop; always on under "vigie serve"'),
  host: z.string().default('127.0.0.1'),
  port: z.int().min(0).max(65_535).default(8787),
  allow_clear: z
    .boolean()
    .default(false)
    .describe(
      'Listen beyond this machine without TLS: tokens and answers can then be read on the way; can be switched on only on the machine itself',
    ),
  allow_commands: z
    .boolean()
    .default(false)
    .describe(
      'Run programs of jobs although others than this machine can call Vigie; can be changed only on the machine itself',
    ),
  allowed_hosts: z
    .array(z.string().regex(/^[a-z0-9.-]+$/, { error: 'form.host_name' }))
    .max(20)
    .default([])
    .describe(
      'Host names, besides those of the loopback, by which REST and the panel may be called; without port',
    ),
  roots: z
    .array(z.string().min(1).max(4000))
    .max(20)
    .default([])
    .describe('Folders whose files callers with a token may name; can be changed only on the machine itself'),
  requests_per_minute: z.int().min(10).max(1_000_000).default(6000),
})

const quietHoursSchema = z.looseObject({
  enabled: z.boolean().default(false),
  from: hourOfDaySchema.default('22:00'),
  to: hourOfDaySchema.default('07:00'),
  critical_breaks_through: z.boolean().default(false),
})

const notificationsSchema = z.looseObject({
  enabled: z.boolean().default(true),
  cooldown_minutes: z.int().min(0).max(10_080).default(60),
  digest_above: z.int().min(1).max(100).default(3),
  quiet_hours: quietHoursSchema.prefault({}),
  channels: z
    .record(channelNameSchema, channelSchema)
    .default({})
    .describe('Where notifications go; changed with "vigie channels"'),
  pings: z
    .record(jobIdSchema, pingSchema)
    .default({})
    .describe('Services to which Vigie and its jobs send signs of life; changed with "vigie pings"'),
  webhook_url: z
    .union([z.literal(''), z.url({ protocol: /^https?$/ })])
    .optional()
    .describe('The earlier place of the address of the channel "webhook": setting it changes that channel'),
  webhook_allow_insecure: z
    .boolean()
    .optional()
    .describe('The earlier place of allow_insecure of the channel "webhook"'),
})

const storageSchema = z.looseObject({
  raw_days: z
    .int()
    .min(7)
    .max(3650)
    .default(90)
    .describe('How long runs (50,000 a job at most), calls, articles, ended alerts and raw scores are kept'),
  backups_kept: z.int().min(1).max(60).default(7),
  log_days: z.int().min(1).max(365).default(14),
})

const networkSchema = z.looseObject({
  proxy: z.string().default('').describe('Headless only; empty uses HTTPS_PROXY'),
  ca_file: placeSchema.default('').describe('Headless only; an additional certificate authority, PEM'),
})

const schedulerSchema = z.looseObject({
  most_runs: z
    .int()
    .min(1)
    .max(1000)
    .nullable()
    .default(null)
    .describe('Runs of all jobs at once, at most; null: as many as are due'),
  groups: z
    .record(groupNameSchema, z.int().min(1).max(1000))
    .default({})
    .describe('Runs of each group at once; a group that is not named here has one at a time'),
})

/** At most ten years of every day, and some. */
const MAX_FREE_DAYS = 5000

const calendarSchema = z.looseObject({ days: z.array(daySchema).max(MAX_FREE_DAYS) })

const updatesSchema = z.looseObject({
  enabled: z
    .boolean()
    .default(false)
    .describe('Check for new versions, and download them if this package can'),
  channel: z.enum(UPDATE_CHANNELS).default('stable'),
  server: z
    .union([z.literal(''), z.url({ protocol: /^https?$/ })])
    .default('')
    .describe(
      'Another server than that of the publisher; what it offers must still be signed by the publisher',
    ),
})

/** All settings with their defaults; parsing `{}` gives the defaults. */
export const settingsSchema = z.looseObject({
  version: z.literal(1).default(1),
  appearance: appearanceSchema.prefault({}),
  desktop: desktopSchema.prefault({}),
  door: doorSchema.prefault({}),
  notifications: notificationsSchema.prefault({}),
  storage: storageSchema.prefault({}),
  network: networkSchema.prefault({}),
  scheduler: schedulerSchema.prefault({}),
  calendars: z
    .record(calendarNameSchema, calendarSchema)
    .default({})
    .describe('Free days, for "except_calendars"; "vigie calendars import" reads them from a file'),
  updates: updatesSchema.prefault({}),
  jobs: z.record(jobIdSchema, jobDefinitionSchema).default({}),
})

/** All settings of an instance, as stored in `settings.json`. Unknown keys are kept. */
export type Settings = z.infer<typeof settingsSchema>
