/** Vigie itself: health, log, settings, live events. */
import { eventIterator } from '@orpc/contract'
import * as z from 'zod'
import { eventSchema } from '../events.ts'
import { INSTANCE_STATES, STATUSES } from '../instance-health.ts'
import { settingsSchema } from '../settings.ts'
import { conditionSchema, daySchema, instantSchema, jobIdSchema, languageSchema } from '../vocabulary.ts'
import { base, errors, pageOf, pageQuery, patchFields } from './base.ts'

const aliveSchema = z.object({
  status: z
    .enum(STATUSES)
    .describe('"unwell" if something is wrong with Vigie itself ("problems"), whatever its jobs do'),
  version: z.string(),
  started_at: instantSchema,
  pid: z.int(),
})

const problemsSchema = z
  .array(z.string())
  .describe('What is wrong with Vigie itself: a full disk, a closed REST endpoint; empty if nothing')

const healthSchema = aliveSchema.extend({
  state: z.enum(INSTANCE_STATES).describe('What the instance as a whole is doing: what needs its owner most'),
  jobs: z
    .array(jobIdSchema)
    .describe('The jobs that are in that state; empty if it is not that of single jobs'),
  message: z
    .string()
    .describe(
      'The same as one line in the language of the caller; its first problem if no job needs the owner, or its critical alerts if it is idle',
    ),
  problems: problemsSchema,
})

/** Parts of the place of the REST door that an option of the start can decide. */
export const DOOR_OPTIONS = ['host', 'port', 'in_clear'] as const

/** An option of the start that decides instead of the settings. */
export type DoorOption = (typeof DOOR_OPTIONS)[number]

const aboutSchema = aliveSchema.extend({
  language: languageSchema.describe('Language of sentences if the caller asks for none'),
  zone: z.string(),
  runs_as: z
    .enum(['desktop', 'server'])
    .describe('A desktop with its tray and window, or a server without them, to which a desktop can attach'),
  data_folder: z.string(),
  database: z.object({ path: z.string(), bytes: z.int(), version: z.int() }),
  log_file: z.string(),
  start_at_login: z
    .boolean()
    .nullable()
    .describe(
      'Whether the system starts Vigie at login; null if this installation cannot be started at login',
    ),
  url: z
    .string()
    .nullable()
    .describe('Address of the REST endpoint and of the panel; null while it is closed'),
  url_problem: z
    .string()
    .nullable()
    .describe('Why the REST endpoint is closed although it should be open; null otherwise'),
  door_options: z
    .array(z.enum(DOOR_OPTIONS))
    .describe(
      'What --host, --port and --in-clear of this start decide instead of the settings, until Vigie is stopped',
    ),
  problems: problemsSchema,
  repaired: z
    .array(z.string())
    .describe('What this start found damaged, and what it did about it; empty if nothing'),
  conditions: z
    .record(conditionSchema, z.boolean().nullable())
    .describe('What the machine has, for jobs with "only_if"; null if the machine does not report it'),
  restart_needed: z
    .boolean()
    .describe(
      'The program on disk was replaced: only a restart runs the new one, and parts of the old one are gone',
    ),
})

/** The instance that answers: its version, folders, sizes and address. */
export type InstanceFacts = z.infer<typeof aboutSchema>

const clockPeriodSchema = z.object({
  from: instantSchema,
  to: instantSchema,
  ahead_seconds: z.int().describe('How much the clock was ahead; negative if it was behind'),
  kind: z
    .enum(['held', 'believed'])
    .describe('"held": Vigie kept its own time meanwhile; "believed": it used the wrong one'),
  corrected: z.record(z.string(), z.int()).describe('Rows that were corrected, by table'),
  message: z.string(),
})
export type ClockPeriodView = z.infer<typeof clockPeriodSchema>

const clockSchema = z.object({
  now: instantSchema.describe('The time that Vigie uses'),
  confirmed: z
    .boolean()
    .describe('false in the first ten minutes, and while the clock of the machine shows another time'),
  ahead_seconds: z.int().describe('How much the clock of the machine is ahead of the time Vigie uses'),
  periods: z.array(clockPeriodSchema).describe('When the clock was wrong, newest first'),
})
export type ClockView = z.infer<typeof clockSchema>

/** The levels of log lines, the least severe first. */
export const LOG_LEVELS = ['debug', 'info', 'warn', 'error'] as const
const logLineSchema = z.object({
  at: instantSchema,
  level: z.enum(LOG_LEVELS),
  topic: z.string(),
  message: z.string(),
})

/** One line of the log. */
export type LogLine = z.infer<typeof logLineSchema>

/** The procedures of `system`. */
export const systemContract = {
  health: base
    .route({
      method: 'GET',
      path: '/health',
      tags: ['system'],
      summary: 'Whether Vigie runs, and whether something is wrong',
    })
    .output(healthSchema),
  about: base
    .route({ method: 'GET', path: '/about', tags: ['system'], summary: 'Version, folders, sizes, address' })
    .output(aboutSchema),
  clock: base
    .route({
      method: 'GET',
      path: '/clock',
      tags: ['system'],
      summary: 'The time that Vigie uses, and when the clock was wrong',
    })
    .input(z.strictObject({ limit: z.coerce.number().int().min(1).max(100).default(10) }))
    .output(clockSchema),
  log: base
    .route({ method: 'GET', path: '/log', tags: ['system'], summary: 'Lines of the log, newest first' })
    .input(
      z.strictObject({
        ...pageQuery,
        level: z.enum(LOG_LEVELS).optional().describe('This level and more severe ones'),
        topic: z.string().max(64).optional(),
        search: z.string().max(200).optional().describe('Words of the topic or the message'),
        from: daySchema.optional().describe('First day, in the zone of Vigie'),
        to: daySchema.optional(),
      }),
    )
    .output(pageOf(logLineSchema)),
  events: base
    .route({
      method: 'GET',
      path: '/events',
      tags: ['system'],
      summary: 'Live updates, resumable from the last event id',
      description:
        'Server-sent events. After a break send the last id as the header Last-Event-ID: what was missed follows, or one event of type "reset" if that is too long ago.',
    })
    .output(eventIterator(eventSchema)),
  shutdown: base
    .route({ method: 'POST', path: '/shutdown', tags: ['system'], summary: 'Stop Vigie' })
    .output(z.object({ message: z.string() })),
}

/** The procedures of `settings`. */
export const settingsContract = {
  get: base
    .route({ method: 'GET', path: '/settings', tags: ['settings'], summary: 'All settings' })
    .output(settingsSchema),
  update: base
    .errors(errors('set_by_environment', 'port_in_use', 'address_unavailable', 'address_in_clear'))
    .route({
      method: 'PATCH',
      path: '/settings',
      tags: ['settings'],
      summary: 'Change parts of the settings; deep merge',
    })
    .input(z.strictObject(patchFields))
    .output(settingsSchema),
}
