import DatabaseConstructor from 'better-sqlite3'
import { expect, it } from 'vitest'
import { imports } from '../../main/adapters/sqlite/migrations/0012-imports.ts'

it('keeps what an import changed as long as the import', () => {
  const db = new DatabaseConstructor(':memory:')
  db.pragma('foreign_keys = ON')
  imports.up(db)
  db.exec(`INSERT INTO imports VALUES (1, 'maintenances', 'plan.csv', 5, 1, 0, NULL);
    INSERT INTO import_changes VALUES (1, 'maintenances', 7, NULL);
    INSERT INTO import_meanings VALUES ('maintenances', 'status', 'wip', 'in_progress', 5)`)

  db.exec('DELETE FROM imports')

  expect(db.prepare('SELECT count(*) FROM import_changes').pluck().get()).toBe(0)
  expect(db.prepare('SELECT meaning FROM import_meanings').pluck().all()).toEqual(['in_progress'])
})
