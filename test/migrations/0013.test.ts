import DatabaseConstructor from 'better-sqlite3'
import { expect, it } from 'vitest'
import { trades } from '../../main/adapters/sqlite/migrations/0004-trades.ts'
import { tradeQuality } from '../../main/adapters/sqlite/migrations/0013-trade-quality.ts'

it('keeps the days of the manifest, and lets days be set apart', () => {
  const db = new DatabaseConstructor(':memory:')
  trades.up(db)
  const insert = (values: string) => db.exec(`INSERT INTO trade_days VALUES (${values})`)
  insert(`'k', '2024-01-26', 'stored', 'archive', 5, 900, 1, 5, 10, 20, 0, '[]', 0, 'ab', 7, NULL, 8`)
  insert(
    `'k', '2024-01-27', 'waiting', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'x', NULL`,
  )
  const before = db.prepare('SELECT * FROM trade_days ORDER BY day').all() as object[]

  tradeQuality.up(db)

  const added = { attempts: 0, next_at: null, accepted: null, quality: null, content_sha256: null }
  const after = db.prepare('SELECT * FROM trade_days ORDER BY day').all()
  expect(after).toEqual(before.map((row) => ({ ...row, ...added })))
  db.exec(`INSERT INTO trade_days (collection, day, state) VALUES ('k', '2024-01-28', 'quarantined')`)
  expect(() =>
    db.exec(`INSERT INTO trade_days (collection, day, state) VALUES ('k', '2024-01-29', 'lost')`),
  ).toThrow(/CHECK/)
})
