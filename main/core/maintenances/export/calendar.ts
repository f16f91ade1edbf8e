/**
 * Exports maintenances as an iCalendar file (RFC 5545), each one an all-day event. A recurrence is written as text, not
 * as a rule: the next maintenance is planned when this one is done, so a rule would show days that nobody planned.
 */
import type { MaintenanceStatus } from '../../../../shared/maintenance.ts'
import { dayText, monthDay } from '../../../../shared/time/calendar-day.ts'
import { toBasicInstant } from '../../../../shared/time/instant.ts'
import { OWN_PROPERTIES, type OwnProperty, summaryOf, uidOf } from '../calendar-properties.ts'
import { detailTexts } from '../detail-texts.ts'
import { contentLines, escapedText, type Property } from './content-line.ts'
import { type MaintenanceLine, recurrenceWords } from './maintenance-line.ts'
import type { Form } from './pages.ts'

/** One event per maintenance, in a calendar named Vigie. */
export const maintenanceCalendar: Form<MaintenanceLine> = {
  head: contentLines([
    ['BEGIN', 'VCALENDAR'],
    ['VERSION', '2.0'],
    ['PRODID', '-//Vigie//Maintenances//EN'],
    ['CALSCALE', 'GREGORIAN'],
    ['X-WR-CALNAME', 'Vigie'],
  ]),
  tail: contentLines([['END', 'VCALENDAR']]),
  piece: (one) =>
    contentLines([['BEGIN', 'VEVENT'], ...standardProperties(one), ...ownProperties(one), ['END', 'VEVENT']]),
}

/** Returns the standard properties. The event is transparent: its owner stays available. */
function standardProperties({ maintenance: one, asset }: MaintenanceLine): readonly Property[] {
  const place = asset?.location ?? ''
  return [
    ['UID', uidOf(one)],
    ['DTSTAMP', toBasicInstant(one.updatedAt)],
    ['DTSTART;VALUE=DATE', dayText(one.plannedDay).replaceAll('-', '')],
    ['SUMMARY', escapedText(summaryOf(one.assetName, one.title))],
    ...optional('LOCATION', place),
    ...optional('DESCRIPTION', one.notes),
    ['STATUS', eventStatus(one.status)],
    ['TRANSP', 'TRANSPARENT'],
  ]
}

function ownProperties({ maintenance: one, asset }: MaintenanceLine): readonly Property[] {
  const details = detailTexts(one)
  const own = (property: OwnProperty, text: string) => optional(OWN_PROPERTIES[property], text)
  return [
    ...own('asset', one.assetName),
    ...own('assetCode', asset?.code ?? ''),
    ...own('status', one.status),
    ...own('completedOn', one.completedDay === null ? '' : dayText(one.completedDay)),
    ...own('recurrence', one.recurrence === null ? '' : recurrenceWords(one.recurrence)),
    ...own('monthDay', one.monthDay === monthDay(one.plannedDay) ? '' : String(one.monthDay)),
    ...own('cost', one.cost === null ? '' : String(one.cost)),
    ...own('duration', details.duration_minutes),
    ...own('assignee', details.assignee),
    ...own('leadDays', details.lead_days),
    ...own('meter', details.meter),
    ...own('links', details.links),
    ...own('reference', one.reference),
  ]
}

function optional(name: string, text: string): readonly Property[] {
  return text === '' ? [] : [[name, escapedText(text)]]
}

/** Events have no other statuses; a non-standard property has the exact one. */
function eventStatus(status: MaintenanceStatus): string {
  return status === 'cancelled' ? 'CANCELLED' : 'CONFIRMED'
}
