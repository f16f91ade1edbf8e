/** What becomes of open maintenances whose planned day has passed, as the owner decides for a whole import. */
import type { PastChoice } from '../../../../shared/import.ts'
import { isOpen } from '../closed.ts'
import { type MaintenanceOccurrence, nextOccurrence } from '../recurrence.ts'
import type { ImportedMaintenanceRow } from './row.ts'

/** Whether a row would be late as it is. */
export function isLate({ values }: ImportedMaintenanceRow, today: number): boolean {
  return isOpen(values.status) && values.plannedDay < today
}

/** What is left of the rows, and how many of them were left out. */
interface SettledRows {
  readonly rows: readonly ImportedMaintenanceRow[]
  readonly skipped: number
}

/**
 * Applies the choice: `complete` completes them on their planned day; `skip` leaves out a single one, and begins a
 * series with its first day that is not past. One that only a meter repeats stays as it is: its day says nothing of when
 * the meter reaches its reading.
 */
export function settlePast(
  rows: readonly ImportedMaintenanceRow[],
  choice: PastChoice,
  today: number,
): SettledRows {
  if (choice === 'keep') return { rows, skipped: 0 }
  const settled = rows.flatMap((row) => {
    if (!isLate(row, today)) return [row]
    const { values } = row
    if (choice === 'complete') {
      return [
        {
          ...row,
          values: { ...values, status: 'completed' as const, completedDay: values.plannedDay },
          written: values,
        },
      ]
    }
    if (values.recurrence === null) return row.details.meter?.every == null ? [] : [row]
    const first = notBefore(values.recurrence, values, today)
    return first === null ? [] : [{ ...row, values: { ...values, ...first }, written: values }]
  })
  return { rows: settled, skipped: rows.length - settled.length }
}

/** Returns the first occurrence of a series that is not before a day; null if its rule has none. */
export function notBefore(
  recurrence: NonNullable<ImportedMaintenanceRow['values']['recurrence']>,
  from: MaintenanceOccurrence,
  day: number,
): MaintenanceOccurrence | null {
  const { plannedDay, monthDay } = from
  return plannedDay >= day
    ? { plannedDay, monthDay }
    : nextOccurrence({ ...recurrence, from: 'plan' }, from, day - 1)
}
