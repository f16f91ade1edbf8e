/** The rule about an asset that nobody maintains. */
import type { AlertRules } from '../../../../shared/kinds/alerts.ts'
import type { AlertFinding } from '../finding.ts'

/** An asset in use, by day numbers. */
export interface AssetFacts {
  readonly id: number
  /** The owner says that it needs maintenance. */
  readonly flagged: boolean
  readonly hasOpenMaintenance: boolean
  /** Its last completed maintenance, else the day it was commissioned, else the day it was entered. */
  readonly sinceDay: number
  /** The owner wants no alert of this type about it. */
  readonly muted: boolean
  /** Its own limit in days; null takes the rule's. */
  readonly intervalDays: number | null
}

/** Required when the owner flags it, or when it went too long without maintenance and none is planned. */
export function assetFinding(asset: AssetFacts, today: number, rules: AlertRules): AlertFinding | null {
  const rule = rules.ASSET_MAINTENANCE_REQUIRED
  const idle = today - asset.sinceDay
  const overdue = !asset.hasOpenMaintenance && idle > (asset.intervalDays ?? rule.after_days)
  if (!rule.enabled || asset.muted || !(asset.flagged || overdue)) return null
  return {
    type: 'ASSET_MAINTENANCE_REQUIRED',
    subject: String(asset.id),
    assetId: asset.id,
    params: asset.flagged ? { reason: 'flagged' } : { reason: 'idle', count: idle },
  }
}
