import DatabaseConstructor from 'better-sqlite3'
import { expect, it } from 'vitest'
import { migrate } from '../../main/adapters/sqlite/migrate.ts'
import { migrations } from '../../main/adapters/sqlite/migrations/index.ts'

it('keeps the order of alerts, and names the sentiment of the press in what a score was made of', () => {
  const db = new DatabaseConstructor(':memory:')
  const until = (newest: number) => migrations.filter(({ version }) => version <= newest)
  migrate(db, until(32), () => {})
  db.exec(`
    INSERT INTO alerts (id, place, subject, params, state, unread, notice, created_at, updated_at)
    VALUES (1, 210, '7', '{}', 'active', 1, 'due', 5, 5);
    INSERT INTO index_scores (id, profile, as_of, day, computed_at, origin, score, level, coverage, closing)
    VALUES (1, 'us', 5, '2025-06-15', 5, 'live', 50, 'neutral', 1, 1);
    INSERT INTO index_components VALUES (1, '[{"inputs":{"mood":0.2,"articles":3}}]');
  `)
  migrate(db, until(33), () => {})
  expect(db.prepare('SELECT sort_order FROM alerts').pluck().all()).toEqual([210])
  expect(db.prepare('SELECT components FROM index_components').pluck().get()).toBe(
    '[{"inputs":{"sentiment":0.2,"articles":3}}]',
  )
})
