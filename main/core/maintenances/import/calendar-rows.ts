/** Reads events of a calendar as maintenances. */

import { dayText } from '../../../../shared/time/calendar-day.ts'
import { isPlainText } from '../../../../shared/vocabulary.ts'
import { OWN_PROPERTIES, originOf } from '../calendar-properties.ts'
import { identityOf } from '../fold.ts'
import { type CalendarEvent, type CalendarFile, eventIdentity } from './calendar-event.ts'
import { type Blame, type GivenAsset, namesOf, ownDetails, ownValues } from './event-fields.ts'
import { type ImportedMaintenanceRow, type NamedAsset, type ReadRows, type RowFault, shown } from './row.ts'

const LONGEST_NOTES = 4000

/**
 * Reads the events. The asset is the given one, otherwise the one Vigie wrote, otherwise the text before a colon or a
 * dash in the summary ("C-12: oil change"), otherwise the location, otherwise the name of the calendar, otherwise `rest`.
 * @param asset of all events @param rest the asset of those that name none
 */
export function calendarRows(
  calendar: CalendarFile,
  asset: string,
  rest = '',
): ReadRows<ImportedMaintenanceRow> {
  const rows: ImportedMaintenanceRow[] = []
  const faults = [...calendar.faults]
  const faulty = new Set(calendar.faults.map(({ line }) => line))
  for (const event of calendar.events) {
    const { row, problems } = rowOf(event, { all: asset, rest }, calendar)
    if (problems.length === 0) rows.push(row)
    else if (!faulty.has(event.line)) {
      faults.push(...problems)
      faulty.add(event.line)
    }
  }
  return { rows, faults, read: rows.length + faulty.size + calendar.ignored.length, faulty: faulty.size }
}

function rowOf(event: CalendarEvent, given: GivenAsset, { name: calendarName, source }: CalendarFile) {
  const problems: RowFault[] = []
  const blame: Blame = (column, value, problem) =>
    problems.push({ line: event.line, column, value: shown(value), problem })
  const { asset, title } = namesOf(event, given, calendarName)
  if (title === '') blame('SUMMARY', event.summary, 'missing')
  else if (asset.name === '') blame('LOCATION', event.summary, 'missing')
  const values: ImportedMaintenanceRow['values'] = {
    title,
    plannedDay: event.day,
    ...ownValues(event, blame),
    notes: event.description.normalize('NFC').slice(0, LONGEST_NOTES),
  }
  const details = ownDetails(event, blame)
  const texts = {
    SUMMARY: `${asset.name} ${title}`,
    LOCATION: asset.location,
    DESCRIPTION: values.notes,
    [OWN_PROPERTIES.assetCode]: asset.code,
    [OWN_PROPERTIES.assignee]: details.assignee ?? '',
    [OWN_PROPERTIES.reference]: values.reference,
  }
  for (const [property, text] of Object.entries(texts))
    if (!isPlainText(text)) blame(property, text, 'control_character')
  const { line, uid, sequence } = event
  const origin = originOf(uid)
  const identity = origin === null ? identityIn(event, asset, title) : eventIdentity(uid, '')
  const row: ImportedMaintenanceRow = { line, identity, origin, source, sequence, asset, values, details }
  return { row, problems }
}

/** An event is the same as long as its UID is, whatever day it is moved to; a series without one, as long as it begins on its day. */
function identityIn({ uid, key, day, series }: CalendarEvent, asset: NamedAsset, title: string): string {
  if (uid === '') return `plan ${identityOf(asset)}|${title}|${series?.split(' ')[0] ?? dayText(day)}`
  return eventIdentity(uid, key)
}
