/** Fills the database of a data folder as years of use would. */
import { join } from 'node:path'
import type { Database } from 'better-sqlite3'
import { openDatabase } from '../../../main/adapters/sqlite/database.ts'
import { passNow, plantMaintenances } from '../../helpers/many-alerts.ts'

/** How many rows of each are stored. */
export interface Planted {
  readonly scores: number
  readonly alerts: number
  readonly runs: number
}

/** Scores with all components; older ones have an empty list, as no read uses theirs. */
const WITH_COMPONENTS = 100_000
const NUMBERS = 'WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < :last)'

/** Fills the database of a folder in which the index has run once. @returns size of the file, MB */
export function plant(folder: string, { scores, alerts, runs }: Planted): number {
  const db = openDatabase(join(folder, 'vigie.db'))
  db.pragma('synchronous = OFF')
  plantScores(db, scores)
  plantMaintenances(db, alerts)
  passNow(db)
  plantRuns(db, runs)
  analyse(db)
  const megabytes = Math.round((db.pragma('page_count', { simple: true }) as number) * 4096e-6)
  db.close()
  return megabytes
}

/** Copies the existing score, every ten minutes back from now. */
function plantScores(db: Database, count: number): void {
  const last = count - 1
  const start = Date.now() - count * 600_000
  const components = db
    .prepare<[], string>('SELECT components FROM index_components ORDER BY score_id DESC LIMIT 1')
    .pluck()
    .get()
  db.exec('DELETE FROM index_scores')
  db.prepare(
    `${NUMBERS}, t (i, at) AS (SELECT i, CAST(:start AS INTEGER) + i * 600000 FROM n)
     INSERT INTO index_scores SELECT i + 1, 'sample', at, date(at / 1000, 'unixepoch'), at, NULL, 'run',
       50 + 40 * sin(i / 500.0), 'neutral', 0.9, at / 86400000 <> (at + 600000) / 86400000 OR i = :last FROM t`,
  ).run({ last, start })
  db.prepare(
    `${NUMBERS} INSERT INTO index_components SELECT i + 1, iif(i < :short, '[]', :components) FROM n`,
  ).run({ last, short: count - WITH_COMPONENTS, components })
}

/** Adds runs to the database of a folder, those of each job five minutes apart, back from an hour ago; one of 97 failed. */
export function plantRunsOf(folder: string, jobs: readonly string[], count: number): void {
  const db = openDatabase(join(folder, 'vigie.db'))
  db.pragma('synchronous = OFF')
  const rounds = Math.ceil(count / jobs.length)
  db.prepare(
    `${NUMBERS}, t (i, at, job) AS (
       SELECT i, CAST(:start AS INTEGER) + (i / CAST(:jobs AS INTEGER)) * 300000,
         json_extract(:names, '$[' || (i % CAST(:jobs AS INTEGER)) || ']') FROM n)
     INSERT INTO runs (id, job_id, kind, cause, occurrence, scheduled_for, started_at, ended_at, duration_ms, attempts,
       outcome, faults, summary)
     SELECT printf('01900000-0000-7001-8000-%012d', i), job, 'analysis', 'schedule', at, at, at, at + 400, 400, 1,
       iif(i % 97 = 0, 'failed', 'succeeded'), '[]', '{"status":200}' FROM t`,
  ).run({
    last: count - 1,
    start: Date.now() - 3_600_000 - rounds * 300_000,
    jobs: jobs.length,
    names: JSON.stringify(jobs),
  })
  analyse(db)
  db.close()
}

/** Makes statistics like those of `PRAGMA optimize` each day, which has a limit and so takes no samples of rows. */
function analyse(db: Database): void {
  db.pragma('analysis_limit = 2000')
  db.exec('ANALYZE')
}

/** Runs of one job, a minute apart, back from an hour ago. */
function plantRuns(db: Database, count: number): void {
  db.prepare(
    `${NUMBERS}, t (i, at) AS (SELECT i, CAST(:start AS INTEGER) + i * 60000 FROM n)
     INSERT INTO runs (id, job_id, kind, cause, occurrence, scheduled_for, started_at, ended_at, duration_ms, attempts,
       outcome, faults, summary)
     SELECT printf('01900000-0000-7000-8000-%012d', i), 'fear-greed', 'fear-greed', 'schedule',
       strftime('%Y-%m-%dT%H:%M:%fZ', at / 1000.0, 'unixepoch'), at, at, at + 400, 400, 1, 'succeeded', '[]',
       '{"score":51.2,"level":"neutral","coverage":0.9,"articles":12}' FROM t`,
  ).run({ last: count - 1, start: Date.now() - 3_600_000 - count * 60_000 })
}
