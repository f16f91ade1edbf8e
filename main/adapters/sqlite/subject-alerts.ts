/** Alerts of a maintenance or an asset, ended or forgotten in the transaction of whoever changes their subject. */
import type { Database } from 'better-sqlite3'
import type { AlertType } from '../../../shared/alert.ts'
import { TYPE_FACTS } from '../../core/alerts/kinds-of-alert.ts'
import { type AlertCountQuery, createAlertCounts } from './alert-counts.ts'

const OF_MAINTENANCE = ['MAINTENANCE_LATE', 'MAINTENANCE_URGENT'] as const
const OF_ASSET = ['ASSET_MAINTENANCE_REQUIRED'] as const

/** Statements over an open, migrated database. */
export function createSubjectAlerts(db: Database) {
  const counts = createAlertCounts(db)
  const open = db.prepare<[number, string], AlertCountQuery & { id: number }>(`
    SELECT id, state, unread, place FROM alerts WHERE place = ? AND subject = ? AND state <> 'cleared'`)
  const clear = db.prepare(`
    UPDATE alerts SET state = 'cleared', notice = 'none', snoozed_until = NULL, cleared_at = @now, updated_at = @now
    WHERE id = @id`)
  const moved = db.prepare<{ place: number; subject: string; assetId: number }>(`
    UPDATE alerts SET asset_id = @assetId
    WHERE place = @place AND subject = @subject AND state <> 'cleared' AND asset_id <> @assetId`)
  const forgetOpen = db.prepare('DELETE FROM alerts WHERE id = ?')
  const forgetCleared = db.prepare(`DELETE FROM alerts WHERE state = 'cleared' AND asset_id = ?`)

  function ended(types: readonly AlertType[], subject: number, end: (id: number) => void): number {
    const found = types.flatMap((type) => open.all(TYPE_FACTS[type].place, String(subject)))
    for (const alert of found) {
      end(alert.id)
      counts.moved(alert, { ...alert, state: 'cleared' })
    }
    return found.length
  }

  return {
    /** @returns how many were open. */
    clearMaintenance: (id: number, now: number) =>
      ended(OF_MAINTENANCE, id, (alert) => void clear.run({ id: alert, now })),
    /** Its open alerts are about this asset from now on. */
    moveMaintenance: (id: number, assetId: number) => {
      for (const type of OF_MAINTENANCE)
        moved.run({ place: TYPE_FACTS[type].place, subject: String(id), assetId })
    },
    clearAsset: (id: number, now: number) =>
      ended(OF_ASSET, id, (alert) => void clear.run({ id: alert, now })),
    /** The subject is gone: so are its open alerts. */
    forgetMaintenance: (id: number) => ended(OF_MAINTENANCE, id, (alert) => void forgetOpen.run(alert)),
    /** The asset is gone: so are its alerts, also those that are over. */
    forgetAsset: (id: number) => {
      ended(OF_ASSET, id, (alert) => void forgetOpen.run(alert))
      forgetCleared.run(id)
    },
  }
}
