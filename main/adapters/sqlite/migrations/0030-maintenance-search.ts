import { fold } from '../../../core/maintenances/fold.ts'
import type { Migration } from './migration.ts'

/** The words by which a maintenance is found, as they are compared: normalised once, and not for each search. */
export const maintenanceSearch: Migration = {
  version: 30,
  name: 'maintenance-search',
  up: (db) => {
    db.exec(`ALTER TABLE maintenances ADD COLUMN search TEXT NOT NULL DEFAULT '';`)
    db.function('fold_30', { deterministic: true }, (text: unknown) => fold(String(text)))
    db.exec(
      `UPDATE maintenances SET search = fold_30(title || ' ' || assignee || ' ' || reference || ' ' || notes);`,
    )
  },
}
