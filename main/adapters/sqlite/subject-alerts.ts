/** Alerts of a maintenance or an asset, ended or deleted in the transaction that changes their subject. */
import type { Database } from 'better-sqlite3'
import type { AlertType } from '../../../shared/alert.ts'
import { ALERT_RULES } from '../../core/alerts/rules/registry.ts'
import { type AlertCountQuery, createAlertCounts } from './alert-counts.ts'

const OF_MAINTENANCE = ['MAINTENANCE_LATE', 'MAINTENANCE_URGENT'] as const
const OF_ASSET = ['ASSET_MAINTENANCE_REQUIRED'] as const

/** Statements on an open, migrated database. */
export function createSubjectAlerts(db: Database) {
  const counts = createAlertCounts(db)
  const open = db.prepare<[number, string], AlertCountQuery & { id: number }>(`
    SELECT id, state, unread, sort_order FROM alerts WHERE sort_order = ? AND subject = ? AND state <> 'cleared'`)
  const clear = db.prepare(`
    UPDATE alerts SET state = 'cleared', notice = 'none', snoozed_until = NULL, cleared_at = @now, updated_at = @now
    WHERE id = @id`)
  const moved = db.prepare<{ sort_order: number; subject: string; assetId: number }>(`
    UPDATE alerts SET asset_id = @assetId
    WHERE sort_order = @sort_order AND subject = @subject AND state <> 'cleared' AND asset_id <> @assetId`)
  const forgetOpen = db.prepare('DELETE FROM alerts WHERE id = ?')
  const forgetCleared = db.prepare(`DELETE FROM alerts WHERE state = 'cleared' AND asset_id = ?`)

  function ended(types: readonly AlertType[], subject: number, end: (id: number) => void): number {
    const found = types.flatMap((type) => open.all(ALERT_RULES[type].sortOrder, String(subject)))
    for (const alert of found) {
      end(alert.id)
      counts.moved(alert, { ...alert, state: 'cleared' })
    }
    return found.length
  }

  return {
    /** @returns how many were open */
    clearMaintenance: (id: number, now: number) =>
      ended(OF_MAINTENANCE, id, (alert) => void clear.run({ id: alert, now })),
    /** Moves its open alerts to this asset. */
    moveMaintenance: (id: number, assetId: number) => {
      for (const type of OF_MAINTENANCE)
        moved.run({ sort_order: ALERT_RULES[type].sortOrder, subject: String(id), assetId })
    },
    clearAsset: (id: number, now: number) =>
      ended(OF_ASSET, id, (alert) => void clear.run({ id: alert, now })),
    /** The subject was deleted, so its open alerts end. */
    forgetMaintenance: (id: number) => ended(OF_MAINTENANCE, id, (alert) => void forgetOpen.run(alert)),
    /** The asset was deleted, so all its alerts are deleted, ended ones too. */
    forgetAsset: (id: number) => {
      ended(OF_ASSET, id, (alert) => void forgetOpen.run(alert))
      forgetCleared.run(id)
    },
  }
}
