/** What the store knows about the time, in SQLite. */
import type { Database } from 'better-sqlite3'
import type {
  ClockCorrection,
  ClockPeriodRecord,
  ClockRecords,
  VoidedRows,
} from '../../core/ports/clock-records.ts'
import { CLOCK_RULES } from './clock-rules.ts'

/** Rows up to this much after the present are kept as they are, ms: small corrections happen all the time. */
const TOLERANCE = 60_000

interface PeriodRow {
  readonly began_at: number
  readonly ended_at: number
  readonly ahead_ms: number
  readonly kind: 'held' | 'believed'
  readonly voided: string
}

/** The records, on an open, migrated database. */
export function createClockRecords(db: Database): ClockRecords {
  const seen = db.prepare<[], number>('SELECT seen_at FROM clock_state').pluck()
  const see = db.prepare<[number]>(`
    INSERT INTO clock_state (id, seen_at, beats) VALUES (1, ?, 1)
    ON CONFLICT DO UPDATE SET seen_at = excluded.seen_at, beats = beats + 1, stepped_at = NULL`)
  const step = db
    .prepare<{ at: number }, number>(
      'UPDATE clock_state SET stepped_at = min(coalesce(stepped_at, @at), @at) RETURNING stepped_at',
    )
    .pluck()
  const runsAfter = db.prepare<[number], { first: number | null; last: number | null }>(`
    SELECT min(coalesce(started_at, ended_at)) AS first,
      max(coalesce(max(started_at, ended_at), started_at, ended_at)) AS last
    FROM runs WHERE coalesce(started_at, ended_at) > ?`)
  const missedTimes = db.prepare<[number, number], { jobId: string; first: number }>(`
    SELECT job_id AS jobId, min(scheduled_for) AS first FROM runs
    WHERE skip_reason IN ('missed', 'condition') AND ended_at > ? AND scheduled_for <= ? GROUP BY job_id`)
  const add = db.prepare(`
    INSERT INTO clock_periods (began_at, ended_at, ahead_ms, kind, voided)
    VALUES (@from, @to, @aheadMs, @kind, @voided)`)
  const newest = db.prepare<[number, number], PeriodRow>(
    'SELECT * FROM clock_periods WHERE ended_at >= ? ORDER BY ended_at DESC, id DESC LIMIT ?',
  )
  const correct = db.transaction(
    (period: Omit<ClockPeriodRecord, 'voided'>, now: number): ClockCorrection => {
      const missed = new Map(missedTimes.all(now + TOLERANCE, now).map(({ jobId, first }) => [jobId, first]))
      const params = { now, limit: now + TOLERANCE, ahead: period.aheadMs }
      const voided: Record<string, number> = {}
      for (const [table, statements] of Object.entries(CLOCK_RULES)) {
        const [first = 0] = statements.map((sql) => db.prepare(sql).run(params).changes)
        if (first > 0) voided[table] = first
      }
      add.run({ ...period, voided: JSON.stringify(voided) })
      see.run(now)
      return { voided, missed }
    },
  )
  return {
    lastSeen: () => seen.get() ?? null,
    see: (instant) => void see.run(instant),
    step: (at) => step.get({ at }) ?? at,
    runsAfter: (instant) => {
      const { first = null, last = null } = runsAfter.get(instant) ?? {}
      return first === null || last === null ? null : { first, last }
    },
    correct: (period, now) => correct.immediate(period, now),
    add: (period) => void add.run({ ...period, voided: '{}' }),
    periods: (since, limit) => newest.all(since, limit).map(fromRow),
  }
}

function fromRow({ began_at, ended_at, ahead_ms, kind, voided }: PeriodRow): ClockPeriodRecord {
  return { from: began_at, to: ended_at, aheadMs: ahead_ms, kind, voided: JSON.parse(voided) as VoidedRows }
}
