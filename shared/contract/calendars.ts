/** Calendars of free days: those of exchanges, and the owner's. */
import * as z from 'zod'
import { calendarNameSchema } from '../schedule.ts'
import { daySchema, jobIdSchema } from '../vocabulary.ts'
import { base, errors } from './base.ts'

/** Most characters of an iCalendar file. */
export const MOST_CALENDAR_TEXT = 4_000_000

const calendarViewSchema = z.object({
  name: z.string(),
  kind: z.enum(['exchange', 'owner']),
  days: z.int().describe('Free days it names; of an exchange its holidays'),
  first: daySchema.nullable(),
  last: daySchema.nullable(),
  used_by: z.array(jobIdSchema),
})

/** A calendar as the interfaces list it. */
export type CalendarView = z.infer<typeof calendarViewSchema>

const byName = z.strictObject({ name: calendarNameSchema })

/** The procedures of `calendars`. */
export const calendarsContract = {
  list: base
    .route({
      method: 'GET',
      path: '/calendars',
      summary: 'Calendars of free days, and the jobs that use them',
    })
    .output(z.object({ items: z.array(calendarViewSchema) })),
  import: base
    .errors(errors('calendar_unreadable'))
    .route({
      method: 'PUT',
      path: '/calendars/{name}',
      summary: 'Import the days of an iCalendar file as free days',
      description: 'Replaces the calendar. One with the name of an exchange adds closed days to it.',
    })
    .input(byName.extend({ text: z.string().min(1).max(MOST_CALENDAR_TEXT).describe('The iCalendar file') }))
    .output(calendarViewSchema),
  remove: base
    .errors(errors('calendar_used', 'not_found'))
    .route({ method: 'DELETE', path: '/calendars/{name}', summary: 'Remove a calendar of the owner' })
    .input(byName)
    .output(z.object({ removed: z.literal(true) })),
}
