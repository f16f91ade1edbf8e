/** Compares a row with the maintenance that is stored for it. */
import { isOpen } from '../closed.ts'
import { fold } from '../fold.ts'
import type { MaintenanceValues } from '../ports.ts'
import type { ImportedMaintenance } from './ports.ts'
import { detailsAfter, type ImportedMaintenanceRow } from './row.ts'

/**
 * Returns a row with all that it leaves as it is: the fields that it has no column for, its asset, the day of a rule or of
 * a meter, and texts that differ only by what a cell cannot carry.
 * @param assetId the asset that the row names; null if there is none yet
 */
export function asStored(
  given: ImportedMaintenanceRow,
  before: ImportedMaintenance,
  assetId: number | null,
): ImportedMaintenanceRow {
  const row = withStoredTexts(withStoredFields(withStoredDay(given, before), before), before)
  return assetId === before.values.assetId ? { ...row, asset: before.asset } : row
}

/** Whether storing a row would change nothing. @param row as `asStored` returns it */
export function changesNothing(
  row: ImportedMaintenanceRow,
  before: ImportedMaintenance,
  assetId: number | null,
): boolean {
  if (assetId !== before.values.assetId) return false
  const after = { ...row.values, ...detailsAfter(row, before), assetId }
  return valuesText(after) === valuesText(before.values)
}

/** All values in one order. */
function valuesText(values: MaintenanceValues): string {
  const { assetId, title, plannedDay, status, completedDay, monthDay, cost, reference, notes } = values
  const { recurrence, meter, assignee, durationMinutes, leadDays, links } = values
  return JSON.stringify([
    [assetId, title, plannedDay, status, completedDay, monthDay, cost, reference, notes],
    recurrence && [recurrence.every, recurrence.unit, recurrence.from, recurrence.rule ?? null],
    meter && [meter.unit, meter.at, meter.every],
    [assignee, durationMinutes, leadDays, links],
  ])
}

/** A field without a column does not change. */
function withStoredFields(
  row: ImportedMaintenanceRow,
  { values: stored }: ImportedMaintenance,
): ImportedMaintenanceRow {
  const { missing = [] } = row
  const kept = Object.fromEntries(missing.map((field) => [field, stored[field]]))
  const completedDay = missing.includes('status') ? stored.completedDay : completedOn(row, stored)
  return { ...row, values: { ...row.values, ...kept, completedDay } }
}

/** A row that is done without a day keeps the day on which it was done here. */
function completedOn({ values, missing = [] }: ImportedMaintenanceRow, stored: MaintenanceValues) {
  const keeps = values.status === 'completed' && missing.includes('completedDay')
  return keeps ? (stored.completedDay ?? values.completedDay) : values.completedDay
}

/**
 * A row on the day that was planned, or on the one that a meter set, moves nothing. An open maintenance of the same rule of a
 * calendar keeps its day: otherwise a late one would become one of tomorrow.
 */
function withStoredDay(row: ImportedMaintenanceRow, { values }: ImportedMaintenance): ImportedMaintenanceRow {
  const { plannedDay, monthDay, calendarDay } = values
  const rule = row.values.recurrence?.rule
  const inCalendar = row.source !== null
  const keepsRule = inCalendar && rule !== undefined && rule === values.recurrence?.rule
  const unmoved = [plannedDay, calendarDay].includes(row.values.plannedDay)
  if (keepsRule && isOpen(values.status)) return { ...row, values: { ...row.values, plannedDay, monthDay } }
  if (!unmoved) return row
  // A calendar says the day of the month itself, unless a meter moved it; a table has no column for it.
  const keepsMonthDay = !inCalendar || calendarDay !== null
  return { ...row, values: { ...row.values, plannedDay, ...(keepsMonthDay && { monthDay }) } }
}

/** What a cell carries: no spaces around a text, and on one line no others than single ones. */
const inCell = (text: string) => text.replace(/\r\n?/g, '\n').trim()
const onLine = (text: string) => inCell(text).replace(/\s+/g, ' ')

function withStoredTexts(
  row: ImportedMaintenanceRow,
  { values: stored }: ImportedMaintenance,
): ImportedMaintenanceRow {
  const { values, details } = row
  const kept = (field: 'title' | 'reference') =>
    onLine(values[field]) === onLine(stored[field]) ? stored[field] : values[field]
  const sameNotes = inCell(values.notes) === inCell(stored.notes)
  const { assignee } = details
  const samePerson = assignee !== undefined && onLine(assignee) === onLine(stored.assignee)
  const rule = stored.recurrence?.rule
  const sameRule = rule !== undefined && fold(values.recurrence?.rule ?? '') === fold(rule)
  return {
    ...row,
    values: {
      ...values,
      title: kept('title'),
      reference: kept('reference'),
      notes: sameNotes ? stored.notes : values.notes,
      recurrence: sameRule ? stored.recurrence : values.recurrence,
    },
    details: samePerson ? { ...details, assignee: stored.assignee } : details,
  }
}
