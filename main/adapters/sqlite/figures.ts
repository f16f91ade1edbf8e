/** Figures, in SQLite. */
import type { Database } from 'better-sqlite3'
import { DAY_MS } from '../../../shared/time/units.ts'
import type { FigurePoint, FigureStore, FigureValue } from '../../core/jobs/figures/ports.ts'

/** A chart of a longer time is made of the sums of whole days, ms. */
const LONGEST_BY_READINGS = 31 * DAY_MS

interface ReadingRow {
  readonly at: number
  readonly number: number | null
  readonly text: string | null
}

interface FigureKey {
  readonly job_id: string
  readonly name: string
}

/** The store, on an open, migrated database. */
export function createFigureStore(db: Database): FigureStore {
  const latest = db.prepare<[string, string, number], ReadingRow>(
    'SELECT at, number, text FROM figures WHERE job_id = ? AND name = ? ORDER BY at DESC LIMIT ?',
  )
  const found = db.prepare<[string, string, number], ReadingRow>(`
    SELECT at, number, text FROM figures
    WHERE job_id = ? AND name = ? AND at >= ? AND (number IS NOT NULL OR text IS NOT NULL) ORDER BY at DESC`)
  const before = db.prepare<[string, string, number], ReadingRow>(`
    SELECT at, number, text FROM figures
    WHERE job_id = ? AND name = ? AND at < ? AND (number IS NOT NULL OR text IS NOT NULL) ORDER BY at DESC LIMIT 1`)
  const readings = db.prepare<[string, string, number, number], ReadingRow>(
    'SELECT at, number, text FROM figures WHERE job_id = ? AND name = ? AND at >= ? AND at <= ? ORDER BY at',
  )
  const days = db.prepare<[string, string, number, number], FigureDayRow>(`
    SELECT day, readings, total, low, high FROM figure_days
    WHERE job_id = ? AND name = ? AND day >= ? AND day <= ? ORDER BY day`)
  const names = db.prepare<[string], string>('SELECT DISTINCT name FROM figures WHERE job_id = ?').pluck()
  return {
    save: saver(db),
    latest: (jobId, name, limit) => latest.all(jobId, name, limit).map(readingOf),
    lastChange: (jobId, name, since, runs) => {
      const rows = found.all(jobId, name, since).map(readingOf)
      const [newest] = rows
      if (newest === undefined) return null
      const older = rows.findIndex(({ value }) => value !== newest.value)
      const earlier = older === -1 ? before.get(jobId, name, since) : undefined
      const previous = older === -1 ? earlier && readingOf(earlier) : rows[older]
      const seen = older === -1 ? rows.length : older
      if (previous === undefined || previous.value === newest.value || seen < runs) return null
      return { at: rows[seen - 1]?.at ?? newest.at, before: previous.value, after: newest.value }
    },
    history: (jobId, name, { from, to, points }) => {
      if (to - from > LONGEST_BY_READINGS) {
        const sums = days.all(jobId, name, Math.floor(from / DAY_MS), Math.floor(to / DAY_MS))
        if (sums.length > 0) return grouped(sums.map(pointOfDay), points)
      }
      return grouped(readings.all(jobId, name, from, to).map(pointOf), points)
    },
    names: (jobId) => names.all(jobId),
  }
}

/** A repeated attempt replaces a reading: the sums of its day are then counted anew. */
function saver(db: Database): FigureStore['save'] {
  const replaced = db.prepare<[string, string, string], { at: number }>(
    'SELECT at FROM figures WHERE job_id = ? AND name = ? AND run_id = ?',
  )
  const insert = db.prepare<[FigureKey & { run_id: string } & ReadingRow]>(`
    INSERT INTO figures (job_id, name, run_id, at, number, text) VALUES (@job_id, @name, @run_id, @at, @number, @text)
    ON CONFLICT (job_id, name, run_id) DO UPDATE SET at = excluded.at, number = excluded.number, text = excluded.text`)
  const add = db.prepare<[FigureKey & { day: number; number: number }]>(`
    INSERT INTO figure_days VALUES (@job_id, @name, @day, 1, @number, @number, @number)
    ON CONFLICT DO UPDATE SET readings = readings + 1, total = total + @number, low = min(low, @number), high = max(high, @number)`)
  const recount = db.prepare<[FigureKey & { day: number }]>(`
    INSERT OR REPLACE INTO figure_days
    SELECT job_id, name, @day, count(*), sum(number), min(number), max(number) FROM figures
    WHERE job_id = @job_id AND name = @name AND number IS NOT NULL
      AND at >= @day * ${DAY_MS} AND at < (@day + 1) * ${DAY_MS}
    GROUP BY job_id, name`)
  const forget = db.prepare<[FigureKey & { day: number }]>(
    'DELETE FROM figure_days WHERE job_id = @job_id AND name = @name AND day = @day',
  )
  return db.transaction(
    (jobId: string, runId: string, at: number, values: ReadonlyMap<string, FigureValue>) => {
      for (const [name, value] of values) {
        const key = { job_id: jobId, name }
        const earlier = replaced.get(jobId, name, runId)
        const number = typeof value === 'number' ? value : null
        insert.run({ ...key, run_id: runId, at, number, text: typeof value === 'string' ? value : null })
        const day = Math.floor(at / DAY_MS)
        if (earlier === undefined && number !== null) add.run({ ...key, day, number })
        if (earlier === undefined) continue
        for (const counted of new Set([Math.floor(earlier.at / DAY_MS), day])) {
          forget.run({ ...key, day: counted })
          recount.run({ ...key, day: counted })
        }
      }
    },
  ).immediate
}

const valueIn = ({ number, text }: ReadingRow): FigureValue => number ?? text
const readingOf = (row: ReadingRow) => ({ at: row.at, value: valueIn(row) })
const pointOf = (row: ReadingRow): FigurePoint => ({ ...readingOf(row), low: row.number, high: row.number })

interface FigureDayRow {
  readonly day: number
  readonly readings: number
  readonly total: number
  readonly low: number
  readonly high: number
}

const pointOfDay = ({ day, readings, total, low, high }: FigureDayRow): FigurePoint => ({
  at: day * DAY_MS,
  value: total / readings,
  low,
  high,
})

/** Takes neighbours together until there are few enough. Of texts, only changes are points. */
function grouped(all: readonly FigurePoint[], most: number): readonly FigurePoint[] {
  const points = all.filter(
    ({ value }, place) => typeof value !== 'string' || value !== all[place - 1]?.value,
  )
  const size = Math.ceil(points.length / most)
  if (size <= 1) return points
  return Array.from({ length: Math.ceil(points.length / size) }, (_, group) =>
    together(points.slice(group * size, (group + 1) * size)),
  )
}

function together(group: readonly FigurePoint[]): FigurePoint {
  const [first = { at: 0, value: null, low: null, high: null }] = group
  const numbers = group.flatMap(({ value }) => (typeof value === 'number' ? [value] : []))
  if (numbers.length === 0) return first
  const ends = (pick: 'low' | 'high') => group.flatMap((point) => point[pick] ?? [])
  return {
    at: first.at,
    value: numbers.reduce((sum, value) => sum + value, 0) / numbers.length,
    low: Math.min(...ends('low')),
    high: Math.max(...ends('high')),
  }
}
