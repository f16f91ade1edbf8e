/** A database with many assets and maintenances, all due, optionally with an alert for each. */
import { randomUUID } from 'node:crypto'
import type { Database } from 'better-sqlite3'
import { createPassStore } from '../../main/adapters/sqlite/alert-pass.ts'
import { type PassRequest, runPass } from '../../main/core/alerts/pass.ts'
import { alertsSettingsSchema } from '../../shared/kinds/alerts.ts'
import { settingsSchema } from '../../shared/settings.ts'
import { NO_SIGNALS } from './no-signals.ts'

const TODAY = 20_500

/** A pass at noon this many days after `TODAY`. */
export function passOn(day = 0): PassRequest {
  return {
    now: (TODAY + day) * 86_400_000 + 43_200_000,
    zone: 'Europe/Paris',
    awakeSince: 0,
    rules: alertsSettingsSchema.parse({}).rules,
    notifications: settingsSchema.parse({}).notifications,
    signals: NO_SIGNALS,
  }
}

/** Adds maintenances due from 50 days ago to a week ahead, on a tenth as many assets. */
export function plantMaintenances(db: Database, count: number): void {
  const asset = db.prepare(`
    INSERT INTO assets (id, identity, name, sort_name, search, code, location, category, status, muted, notes,
      created_at, updated_at)
    VALUES (@id, 'name ' || @name, @name, @name, @name, '', 'Atelier nord', '', 'in_service', '[]', '', 0, 0)`)
  const maintenance = db.prepare(`
    INSERT INTO maintenances (id, asset_id, title, planned_day, status, month_day, reference, notes, created_at,
      updated_at)
    VALUES (?, ?, 'Vidange et contrôle', ?, 'planned', 1, '', '', 0, 0)`)
  const assets = Math.ceil(count / 10)
  db.transaction(() => {
    for (let id = 1; id <= assets; id++) asset.run({ id, name: `compresseur ${id}` })
    for (let id = 1; id <= count; id++)
      maintenance.run(id, 1 + (id % assets), TODAY - 50 + ((id * 7919) % 57))
  })()
}

/** Runs one pass on this connection. */
export function passNow(db: Database, day = 0) {
  return runPass(createPassStore(db), passOn(day), randomUUID)
}
