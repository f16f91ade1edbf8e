/** Readings of meters, in SQLite, and the days that they give to maintenances. */
import type { Database } from 'better-sqlite3'
import { dayOfReading } from '../../core/maintenances/meter.ts'
import type { MaintenanceValues, MeterStore, StoredReading } from '../../core/maintenances/ports.ts'
import { createMaintenanceStore } from './maintenances.ts'
import { inOneTransaction } from './one-transaction.ts'

/** Values with both days: `plannedDay` is the first one of `calendarDay` and that of the meter. */
export interface PlacedValues extends MaintenanceValues {
  readonly calendarDay: number | null
}

const READINGS = 'SELECT id, day, value FROM meter_readings WHERE asset_id = ? AND unit = ? ORDER BY day'

/**
 * Returns a function that gives values the first of their two days. What is closed keeps its day, and a maintenance whose day
 * is not changed keeps the one that was planned.
 */
export function meterPlacer(db: Database): (values: MaintenanceValues, id: number | null) => PlacedValues {
  const readings = db.prepare<[number, string], StoredReading>(READINGS)
  const stored = db.prepare<[number], { planned: number; calendar: number | null }>(
    'SELECT planned_day AS planned, calendar_day AS calendar FROM maintenances WHERE id = ?',
  )
  return (values, id) => {
    const { meter, plannedDay, status, assetId } = values
    if (meter === null) return { ...values, calendarDay: null }
    const before = id === null ? undefined : stored.get(id)
    const calendarDay = before?.planned === plannedDay ? (before.calendar ?? plannedDay) : plannedDay
    if (status === 'completed' || status === 'cancelled') return { ...values, calendarDay }
    const day = dayOfReading(readings.all(assetId, meter.unit), meter.at)
    return { ...values, calendarDay, plannedDay: day === null ? calendarDay : Math.min(day, calendarDay) }
  }
}

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
    remove: (assetId, id, now) =>
      inOneTransaction(db, () => {
        const unit = remove.get(id, assetId)
        if (unit !== undefined) planAnew(assetId, unit, now)
        return unit !== undefined
      }),
  }
}
