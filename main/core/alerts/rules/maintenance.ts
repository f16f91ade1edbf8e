/** Rules about a planned maintenance: late, or urgent. Judged on calendar days of the owner's zone. */
import type { AssetAlertType } from '../../../../shared/alert.ts'
import type { AlertRules } from '../../../../shared/kinds/alerts.ts'
import type { Finding } from '../finding.ts'

/** An open maintenance, by day numbers. */
export interface OpenMaintenance {
  readonly id: number
  readonly assetId: number
  readonly plannedDay: number
}

/** Which alerts an asset never raises. */
export type Muted = (assetId: number, type: AssetAlertType) => boolean

/**
 * Late from the day after the planned day; urgent from `within_days` days before it to the planned day itself.
 * A rule that is off, or muted for the asset, does not hand over to the other.
 */
export function maintenanceFinding(
  maintenance: OpenMaintenance,
  today: number,
  rules: AlertRules,
  muted: Muted,
): Finding | null {
  const days = maintenance.plannedDay - today
  const type = days < 0 ? 'MAINTENANCE_LATE' : 'MAINTENANCE_URGENT'
  if (days > rules.MAINTENANCE_URGENT.within_days || !rules[type].enabled) return null
  if (muted(maintenance.assetId, type)) return null
  return { type, subject: String(maintenance.id), assetId: maintenance.assetId, days, params: {} }
}
