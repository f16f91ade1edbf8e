/** Settings of the `calendar` kind: a calendar by address whose events become maintenances. */
import * as z from 'zod'
import { GONE_CHOICES } from '../import.ts'
import { plainLineSchema } from '../vocabulary.ts'
import { headersSchema } from './http.ts'

/** What may become of past events: completing them unasked would hide work that was not done. */
const PAST_EVENTS = ['skip', 'keep'] as const

/** How a calendar is asked for: as one file, or by CalDAV (RFC 4791). */
const CALENDAR_PROTOCOLS = ['file', 'caldav'] as const

/** The settings of a job that reads a calendar. */
export const calendarSettingsSchema = z.strictObject({
  calendar_url: z
    .union([z.literal(''), z.url({ protocol: /^(?:https?|webcals?)$/ })])
    .default('')
    .describe('Address of the calendar (.ics), or of a CalDAV server; empty keeps the job off'),
  protocol: z
    .enum(CALENDAR_PROTOCOLS)
    .default('file')
    .describe('How it is asked: as one file, or by CalDAV with name and password in the address'),
  calendar_name: plainLineSchema
    .max(200)
    .default('')
    .describe('Which calendar of a CalDAV server, by its name; empty: its only one'),
  headers: headersSchema.describe('Sent with each request, for example Authorization'),
  asset: plainLineSchema
    .max(200)
    .default('')
    .describe('The asset of all events; empty: it is read from each'),
  past: z.enum(PAST_EVENTS).default('skip').describe('Events before today: left out, or kept as late'),
  gone: z
    .enum(GONE_CHOICES)
    .default('keep')
    .describe('Open maintenances that the calendar no longer has: named by the run, or cancelled'),
  timeout_seconds: z.int().min(1).max(600).default(60),
  max_bytes: z.int().min(1).max(30_000_000).default(20_000_000).describe('A longer calendar is refused'),
})

/** Settings of a job that reads a calendar. */
export type CalendarSettings = z.infer<typeof calendarSettingsSchema>

/** How a calendar is asked for. */
export type CalendarProtocol = CalendarSettings['protocol']
