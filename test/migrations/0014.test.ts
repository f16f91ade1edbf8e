import Database from 'better-sqlite3'
import { expect, onTestFinished, test } from 'vitest'
import { migrate } from '../../main/adapters/sqlite/migrate.ts'
import { forgetting } from '../../main/adapters/sqlite/migrations/0014-forgetting.ts'
import { migrations } from '../../main/adapters/sqlite/migrations/index.ts'

test('The calls of the version before are summed up by day', () => {
  const db = new Database(':memory:')
  onTestFinished(() => void db.close())
  migrate(db, migrations.slice(0, forgetting.version - 1), () => {})
  const call = db.prepare(
    `INSERT INTO analysis_calls VALUES (?, 'analysis', 'r', ?, ?, ?, ?, ?, NULL, NULL, NULL, NULL, 0)`,
  )
  call.run('a', 1, 5, 100, 200, 1)
  call.run('b', 2, 6, 100, 200, 1)
  call.run('c', 1, 7, 30_000, null, 0)
  call.run('d', 1, 86_400_000, 100, 200, 1)
  migrate(db, migrations.slice(0, forgetting.version), () => {})
  expect(
    db.prepare('SELECT day, calls, succeeded, retries FROM analysis_call_days ORDER BY 1, 2').all(),
  ).toEqual([
    { day: 0, calls: 1, succeeded: 0, retries: 0 },
    { day: 0, calls: 2, succeeded: 2, retries: 1 },
    { day: 1, calls: 1, succeeded: 1, retries: 0 },
  ])
})
