/** One maintenance as every form of export writes it. */
import type { MaintenanceRecurrence } from '../../../../shared/maintenance.ts'
import type { AssetRecord, MaintenanceRecord } from '../ports.ts'

/** A maintenance with its asset, null only where that went while the export was under way. */
export interface MaintenanceLine {
  readonly maintenance: MaintenanceRecord
  readonly asset: AssetRecord | null
}

/** A recurrence in words that the import reads back: `every 3 months after completion`. */
export function recurrenceWords({ every, unit, from }: MaintenanceRecurrence): string {
  const words = `every ${every} ${unit}s`
  return from === 'completion' ? `${words} after completion` : words
}
