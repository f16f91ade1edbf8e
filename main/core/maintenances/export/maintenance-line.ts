/** One maintenance as every export format uses it. */
import type { MaintenanceRecurrence } from '../../../../shared/maintenance.ts'
import type { AssetRecord, MaintenanceRecord } from '../ports.ts'

/** A maintenance with its asset; null only if that was deleted during the export. */
export interface MaintenanceLine {
  readonly maintenance: MaintenanceRecord
  readonly asset: AssetRecord | null
}

/** Returns a recurrence as text that the import reads back: `every 3 months after completion`. */
export function recurrenceWords({ every, unit, from, rule }: MaintenanceRecurrence): string {
  if (rule !== undefined) return rule
  const words = `every ${every} ${unit}s`
  return from === 'completion' ? `${words} after completion` : words
}
