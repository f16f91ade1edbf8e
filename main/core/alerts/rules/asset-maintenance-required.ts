/** The rule about an asset without maintenance. */
import { withLocation } from './maintenance-text.ts'
import { subjectRule } from './rule.ts'

/** Required if the owner flags it, or if it went too long without maintenance and none is planned. */
export const assetMaintenanceRequired = subjectRule({
  type: 'ASSET_MAINTENANCE_REQUIRED',
  priority: 'MEDIUM',
  sortOrder: 320,
  view: 'alerts',
  message: (alert, { say }) =>
    withLocation(say(alert.params.reason === 'flagged' ? 'alert.asset.flagged' : 'alert.asset.idle'), alert),
  subjects: ({ assets }) => assets(),
  subjectOf: ({ id }) => String(id),
  assetOf: ({ id }) => id,
  judge: (asset, { after_days }, { today }) => {
    const idle = today - asset.sinceDay
    const overdue = !asset.hasOpenMaintenance && idle > (asset.intervalDays ?? after_days)
    if (asset.muted || !(asset.flagged || overdue)) return null
    return asset.flagged ? { reason: 'flagged' } : { reason: 'idle', count: idle }
  },
})
