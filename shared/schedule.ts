/** When a job runs: the schemas of a schedule. `main/core/schedule/` computes the times. */
import * as z from 'zod'
import { parseCron } from './cron.ts'
import { DAY_SECONDS } from './time/units.ts'
import { daySchema, zoneSchema } from './vocabulary.ts'

const MAX_SECONDS = 366 * DAY_SECONDS

/** An interval in seconds: at least 1 second, at most 366 days. */
const rhythmSecondsSchema = z.int().min(1).max(MAX_SECONDS)

/** A time of day, `00:00` to `24:00`. */
export const hourOfDaySchema = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/, { error: 'form.hour' })

/** A day, with a time of day if it has one, and with an offset if it is an instant. */
const MOMENT = /^\d{4}-\d\d-\d\d(T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)?)?$/

/** `2026-12-01T09:00:00+01:00`; without an offset it is local to the zone of the schedule, a day is its midnight. */
export const momentSchema = z
  .string()
  .regex(MOMENT, { error: 'form.moment' })
  .refine((text) => daySchema.safeParse(text.slice(0, 'yyyy-mm-dd'.length)).success, { error: 'form.moment' })
  .meta({ examples: ['2030-12-01T09:00'] })

/** The name of a calendar: an exchange, or one of the owner's. */
export const calendarNameSchema = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,63}$/, { error: 'form.calendar_name' })
  .meta({ examples: ['family'] })

/** Exchange calendars shipped as data: sessions and holidays. */
export const CALENDARS = ['nyse', 'casablanca'] as const
const calendarSchema = z.enum(CALENDARS)

/** An exchange whose sessions can be used as windows. */
export type CalendarName = z.infer<typeof calendarSchema>

/** What happens inside a window: nothing, the schedule's own recurrence, or another interval. */
const windowRhythmSchema = z.union([
  z.literal('none'),
  z.literal('base'),
  z.strictObject({ every_seconds: rhythmSecondsSchema }),
])

/** A range of the week. ISO days: 1 is Monday, 7 is Sunday. `to` is excluded; `to` <= `from` crosses midnight. */
const weekWindowSchema = z.strictObject({
  days: z.array(z.int().min(1).max(7)).min(1),
  from: hourOfDaySchema,
  to: hourOfDaySchema,
  rhythm: windowRhythmSchema,
})

/** The sessions of an exchange, in the exchange's own zone. */
const sessionWindowSchema = z.strictObject({ session: calendarSchema, rhythm: windowRhythmSchema })

const windowSchema = z.union([weekWindowSchema, sessionWindowSchema])

/** A part of the week with a recurrence of its own. */
export type ScheduleWindow = z.infer<typeof windowSchema>

const common = {
  zone: zoneSchema.describe('IANA zone, for example Europe/Paris'),
  windows: z.array(windowSchema).max(20).default([]).describe('The first window that matches applies'),
  outside: z.enum(['base', 'none']).default('base').describe('What happens if no window matches'),
  starts_at: momentSchema.nullable().optional().describe('Nothing is planned before'),
  ends_at: momentSchema
    .meta({ examples: ['2031-12-01T09:00'] })
    .nullable()
    .optional()
    .describe('Nothing is planned from then on'),
  except_days: z.array(daySchema).max(1000).optional().describe('Days without planned times, in the zone'),
  except_calendars: z
    .array(calendarNameSchema.meta({ examples: ['nyse'] }))
    .max(10)
    .optional()
    .describe('Calendars on whose free days nothing is planned: of an exchange, or of the owner'),
  jitter_seconds: z
    .int()
    .min(0)
    .max(DAY_SECONDS)
    .nullable()
    .optional()
    .describe('Each planned time starts up to this much later, by a share that never changes'),
}

/** The names of the fields that every form of a schedule has. */
export const COMMON_FIELDS: readonly string[] = Object.keys(common)

const everyScheduleSchema = z.strictObject({
  form: z.literal('every'),
  every_seconds: rhythmSecondsSchema,
  anchor: z
    .enum(['clock', 'start'])
    .default('clock')
    .describe('On the clock (:00, :10, ...) or from the start'),
  ...common,
})

const afterScheduleSchema = z.strictObject({
  form: z.literal('after'),
  after_seconds: rhythmSecondsSchema.describe('Pause after the end of the previous run'),
  ...common,
})

const cronScheduleSchema = z.strictObject({
  form: z.literal('cron'),
  cron: z
    .string()
    .max(200)
    .superRefine((text, context) => {
      const read = parseCron(text)
      if ('problem' in read)
        context.addIssue({
          code: 'custom',
          message: read.problem.messageKey,
          params: { ...read.problem.params },
        })
    })
    .describe('5 fields, 6 with seconds first, 7 with the year last, or @daily and its kin'),
  ...common,
})

const onceScheduleSchema = z.strictObject({
  form: z.literal('once'),
  at: momentSchema.describe('When, for example 2026-12-01T09:00; without an offset in the zone'),
  ...common,
})

const manualScheduleSchema = z.strictObject({ form: z.literal('manual'), ...common })

/** When a job runs: at an interval, a while after the last run, by a cron expression, once, or never by itself. */
export const scheduleSchema = z.discriminatedUnion('form', [
  everyScheduleSchema,
  afterScheduleSchema,
  cronScheduleSchema,
  onceScheduleSchema,
  manualScheduleSchema,
])

/** When a job runs: one of the forms, with time zone and windows. */
export type Schedule = z.infer<typeof scheduleSchema>

const ownZone = { zone: common.zone.optional().describe('IANA zone; if absent, that of Vigie') }

/** The schedule of a new job: its zone may be left out, as the whole schedule may. */
export const newScheduleSchema = z.discriminatedUnion('form', [
  everyScheduleSchema.extend(ownZone),
  afterScheduleSchema.extend(ownZone),
  cronScheduleSchema.extend(ownZone),
  onceScheduleSchema.extend(ownZone),
  manualScheduleSchema.extend(ownZone),
])
