import DatabaseConstructor, { type Database } from 'better-sqlite3'
import { beforeEach, expect, it } from 'vitest'
import { migrate } from '../../main/adapters/sqlite/migrate.ts'
import { migrations } from '../../main/adapters/sqlite/migrations/index.ts'

let db: Database
const addRun = (id: string, faults: unknown) =>
  db
    .prepare(`
      INSERT INTO runs (id, job_id, kind, cause, occurrence, scheduled_for, attempts, faults)
      VALUES (?, 'trades', 'trades', 'schedule', ?, 5, 1, ?)`)
    .run(id, id, JSON.stringify(faults))
const upgrade = () => migrate(db, migrations, () => {})
const faults = (): unknown[] =>
  db
    .prepare<[], string>('SELECT faults FROM runs ORDER BY id')
    .pluck()
    .all()
    .map((text) => JSON.parse(text))

beforeEach(() => {
  db = new DatabaseConstructor(':memory:')
  migrate(
    db,
    migrations.filter(({ version }) => version < 31),
    () => {},
  )
})

it('renames the key of a message, at any depth', () => {
  addRun('a', [{ params: { archive: { told: 'day.gap', params: { by: { told: 'day.gone' } } } } }])
  upgrade()
  const archive = { messageKey: 'day.gap', params: { by: { messageKey: 'day.gone' } } }
  expect(faults()).toEqual([[{ params: { archive } }]])
})

it('leaves what a text says as it is', () => {
  const text = 'answered {"told": "day.gap"} as "told":'
  addRun('a', [{ params: { text } }])
  upgrade()
  expect(faults()).toEqual([[{ params: { text } }]])
})

it('calls an alert that was sent notified', () => {
  db.exec(`INSERT INTO alerts (id, place, subject, params, state, unread, notice, created_at, updated_at)
    VALUES (1, 200, 'trades', '{}', 'active', 1, 'told', 5, 5), (2, 200, 'other', '{}', 'active', 1, 'due', 5, 5)`)
  upgrade()
  expect(db.prepare('SELECT notice FROM alerts ORDER BY id').pluck().all()).toEqual(['notified', 'due'])
})
