/**
 * Scores and their components. The closing score of a session is the last one of a run, otherwise the backfilled one. See
 * `connection.ts` for the `+` before parameters.
 */
import type { Database } from 'better-sqlite3'
import { isFarBelow } from '../../../core/jobs/fear-greed/coverage.ts'
import type { IndexStore, ScorePoint, StoredScore } from '../../../core/jobs/fear-greed/store.ts'

interface ScoreRow {
  id: number
  profile: string
  as_of: number
  day: string
  computed_at: number
  run_id: string | null
  origin: string
  score: number
  level: string
  coverage: number
}

type FullRow = ScoreRow & { components: string }

const POINT = 'as_of, day, score, level, coverage, origin'

type ScoreReads = Pick<IndexStore, 'latest' | 'closingOn' | 'history' | 'readings' | 'closingScores'>

/** The scores of all profiles. */
export interface ScoreTable extends ScoreReads {
  /** Adds or replaces the score of its instant. Call in a transaction. */
  readonly write: (score: StoredScore) => void
  /** Removes all scores of a profile. */
  readonly clear: (profile: string) => void
}

/** On an open, migrated database; call `write` in a transaction. */
export function createScoreTable(db: Database): ScoreTable {
  const clear = db.prepare<[string]>('DELETE FROM index_scores WHERE profile = ?')
  return { ...reads(db), write: createWrite(db), clear: (profile) => void clear.run(profile) }
}

function reads(db: Database): ScoreReads {
  const latest = db.prepare<[string], FullRow>(
    `SELECT s.*, c.components FROM index_scores s JOIN index_components c ON c.score_id = s.id
     WHERE s.profile = +? ORDER BY s.as_of DESC LIMIT 1`,
  )
  const closingOn = db.prepare<[string, string], ScoreRow>(
    `SELECT ${POINT} FROM index_scores WHERE closing = 1 AND profile = +? AND day <= +? ORDER BY day DESC LIMIT 1`,
  )
  const history = db.prepare<[string, string, string], ScoreRow>(
    `SELECT ${POINT} FROM index_scores WHERE closing = 1 AND profile = +? AND day BETWEEN +? AND +? ORDER BY day`,
  )
  const closingScores = db.prepare<[string, string, number], FullRow>(
    `SELECT s.*, c.components FROM index_scores s JOIN index_components c ON c.score_id = s.id
     WHERE s.closing = 1 AND s.profile = +? AND s.day < +? ORDER BY s.day DESC LIMIT +?`,
  )
  const readings = db.prepare<{ profile: string; since: number }, FullRow>(
    `SELECT s.*, c.components FROM index_scores s JOIN index_components c ON c.score_id = s.id
     WHERE profile = @profile AND as_of >= @since AND (closing = 1 OR day >= (
       SELECT MIN(day) FROM (
         SELECT day FROM index_scores WHERE closing = 1 AND profile = @profile ORDER BY day DESC LIMIT 2)))
     ORDER BY as_of`,
  )
  return {
    readings: (profile, since) => readings.all({ profile, since }).map(toScore),
    closingScores: (profile, before, limit) => closingScores.all(profile, before, limit).map(toScore),
    latest: (profile) => {
      const row = latest.get(profile)
      return row === undefined ? null : toScore(row)
    },
    closingOn: (profile, day) => {
      const row = closingOn.get(profile, day)
      return row === undefined ? null : toPoint(row)
    },
    history: (profile, from, to) => history.all(profile, from, to).map(toPoint),
  }
}

function createWrite(db: Database): ScoreTable['write'] {
  const closing = db.prepare<[string, string], StoredRank>(
    'SELECT id, as_of, origin, coverage FROM index_scores WHERE closing = 1 AND profile = ? AND day = ?',
  )
  const reopen = db.prepare<[number]>('UPDATE index_scores SET closing = 0 WHERE id = ?')
  const same = db.prepare<[string, number], StoredRank>(
    'SELECT id, as_of, origin, coverage FROM index_scores WHERE profile = ? AND as_of = ?',
  )
  const remove = db.prepare<[number]>('DELETE FROM index_scores WHERE id = ?')
  const insert = db.prepare(
    `INSERT INTO index_scores (profile, as_of, day, computed_at, run_id, origin, score, level, coverage, closing)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  const insertComponents = db.prepare<[number | bigint, string]>('INSERT INTO index_components VALUES (?, ?)')
  return ({ components, ...score }) => {
    const replaced = same.get(score.profile, score.asOf)
    if (replaced !== undefined && isWorse(score, replaced)) return
    if (replaced !== undefined) remove.run(replaced.id)
    const before = closing.get(score.profile, score.day)
    const closes = before === undefined || speaksBefore(score, before)
    if (before !== undefined && closes) reopen.run(before.id)
    const { profile, asOf, day, computedAt, runId, origin, score: figure, level, coverage } = score
    const values = [profile, asOf, day, computedAt, runId, origin, figure, level, coverage, closes ? 1 : 0]
    const { lastInsertRowid } = insert.run(...values)
    insertComponents.run(lastInsertRowid, JSON.stringify(components))
  }
}

type StoredRank = Pick<ScoreRow, 'id' | 'as_of' | 'origin' | 'coverage'>
type NewRank = Pick<StoredScore, 'origin' | 'asOf' | 'coverage'>

/** What is filled in later replaces no score of the same instant that knew more. */
function isWorse(score: NewRank, other: StoredRank): boolean {
  return score.origin === 'backfill' && (other.origin === 'run' || score.coverage < other.coverage)
}

/**
 * A score with much more data counts for its session before one with less; else what a run found before what was
 * filled in later; among equals the later one.
 */
function speaksBefore(score: NewRank, other: StoredRank): boolean {
  if (isFarBelow(score.coverage, other.coverage)) return false
  if (isFarBelow(other.coverage, score.coverage)) return true
  if (score.origin !== other.origin) return score.origin === 'run'
  return score.asOf >= other.as_of
}

function toPoint(row: ScoreRow): ScorePoint {
  const { as_of, day, score, level, coverage, origin } = row
  return { asOf: as_of, day, score, coverage, level, origin } as ScorePoint
}

function toScore(row: FullRow): StoredScore {
  const { profile, computed_at, run_id, components } = row
  const rest = { profile, computedAt: computed_at, runId: run_id, components: JSON.parse(components) }
  return { ...toPoint(row), ...rest } as StoredScore
}
