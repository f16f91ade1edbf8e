/** Gives maintenances with a meter the first of their two days. */
import type { Database } from 'better-sqlite3'
import { dayOfReading } from '../../core/maintenances/meter.ts'
import type { MaintenanceRecord, MaintenanceValues, StoredReading } from '../../core/maintenances/ports.ts'

/** Both days: `plannedDay` is the first one of `calendarDay` and that of the meter; without a meter `calendarDay` is null. */
export type PlacedDays = Pick<MaintenanceRecord, 'plannedDay' | 'calendarDay'>

/** The readings of a meter of an asset, by day. */
export const READINGS =
  'SELECT id, day, value FROM meter_readings WHERE asset_id = ? AND unit = ? ORDER BY day'

/**
 * Returns a function that finds the first of the two days of a maintenance. What is closed keeps its day, and a maintenance
 * whose day is not changed keeps the one that was planned.
 */
export function meterPlacer(db: Database): (values: MaintenanceValues, id: number | null) => PlacedDays {
  const readings = db.prepare<[number, string], StoredReading>(READINGS)
  const stored = db.prepare<[number], { planned: number; calendar: number | null }>(
    'SELECT planned_day AS planned, calendar_day AS calendar FROM maintenances WHERE id = ?',
  )
  return (values, id) => {
    const { meter, plannedDay, status, assetId } = values
    if (meter === null) return { plannedDay, calendarDay: null }
    const before = id === null ? undefined : stored.get(id)
    const calendarDay = before?.planned === plannedDay ? (before.calendar ?? plannedDay) : plannedDay
    if (status === 'completed' || status === 'cancelled') return { plannedDay, calendarDay }
    const day = dayOfReading(readings.all(assetId, meter.unit), meter.at)
    return { plannedDay: day === null ? calendarDay : Math.min(day, calendarDay), calendarDay }
  }
}
