/** The rule about an asset without maintenance. */
import type { AlertRules } from '../../../../shared/kinds/alerts.ts'
import type { AlertFinding } from '../finding.ts'

/** An asset in use; days are day numbers. */
export interface AssetFacts {
  readonly id: number
  /** Whether the owner marked it as needing maintenance. */
  readonly flagged: boolean
  readonly hasOpenMaintenance: boolean
  /** The day of its last completed maintenance, otherwise of its commissioning, otherwise of its creation. */
  readonly sinceDay: number
  /** Whether the owner turned this alert type off for it. */
  readonly muted: boolean
  /** Its own limit in days; if null, the rule's limit applies. */
  readonly intervalDays: number | null
}

/** Holds if the owner flagged the asset, or if it went too long without maintenance and none is planned. */
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
