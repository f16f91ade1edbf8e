/** Readings of meters, in SQLite. */
import type { Database } from 'better-sqlite3'
import type { MeterStore, StoredReading } from '../../core/maintenances/ports.ts'
import { createMaintenanceStore } from './maintenances.ts'
import { READINGS } from './meter-placer.ts'
import { inOneTransaction } from './one-transaction.ts'

/** The store, on an open, migrated database. */
export function createMeterStore(db: Database): MeterStore {
  const readings = db.prepare<[number, string], StoredReading>(READINGS)
  const add = db
    .prepare(`
    INSERT INTO meter_readings (asset_id, unit, day, value) VALUES (?, ?, ?, ?)
    ON CONFLICT (asset_id, unit, day) DO UPDATE SET value = excluded.value RETURNING id`)
    .pluck()
  const remove = db
    .prepare<[number, number], string>(
      'DELETE FROM meter_readings WHERE id = ? AND asset_id = ? RETURNING unit',
    )
    .pluck()
  const concerned = db
    .prepare<[number, string], number>(`
      SELECT id FROM maintenances WHERE asset_id = ? AND meter_unit = ? AND status IN ('planned', 'in_progress')`)
    .pluck()
  const maintenances = createMaintenanceStore(db)
  const planAnew = (assetId: number, unit: string, now: number) => {
    for (const id of concerned.all(assetId, unit)) {
      const found = maintenances.find(id)
      if (found !== null) maintenances.change(id, found, now)
    }
  }
  return {
    readings: (assetId, unit) => readings.all(assetId, unit),
    add: (assetId, unit, { day, value }, now) =>
      inOneTransaction(db, () => {
        const id = add.get(assetId, unit, day, value) as number
        planAnew(assetId, unit, now)
        return id
      }),
    addAll: (assetId, unit, all, now) =>
      inOneTransaction(db, () => {
        for (const { day, value } of all) add.get(assetId, unit, day, value)
        planAnew(assetId, unit, now)
      }),
    remove: (assetId, id, now) =>
      inOneTransaction(db, () => {
        const unit = remove.get(id, assetId)
        if (unit !== undefined) planAnew(assetId, unit, now)
        return unit !== undefined
      }),
  }
}
