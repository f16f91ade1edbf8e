import DatabaseConstructor from 'better-sqlite3'
import { expect, it } from 'vitest'
import { jobsAndRuns } from '../../main/adapters/sqlite/migrations/0001-jobs-and-runs.ts'
import { indexScores } from '../../main/adapters/sqlite/migrations/0002-index-scores.ts'

it('adds the tables of the index and leaves jobs and runs alone', () => {
  const db = new DatabaseConstructor(':memory:')
  jobsAndRuns.up(db)
  db.exec("INSERT INTO host_waits VALUES ('example.org', 5)")
  const before = db.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").pluck().all()
  indexScores.up(db)
  const after = db.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").pluck().all()
  expect(after.filter((name) => !before.includes(name))).toEqual([
    'index_scores',
    'index_components',
    'index_articles',
    'index_observations',
    'index_sources',
    'index_replays',
  ])
  expect(db.prepare('SELECT * FROM host_waits').all()).toEqual([{ host: 'example.org', until: 5 }])
})
