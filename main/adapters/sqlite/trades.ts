/** The manifest of trade files, in SQLite. */
import type { Database } from 'better-sqlite3'
import type { WrittenFile } from '../../core/jobs/trades/facts.ts'
import type { DayRecord, DaySource, FilePlacement, Totals, TradeStore } from '../../core/jobs/trades/ports.ts'
import { messageColumn, messageFromColumn } from './message-column.ts'

interface TradeDayRow {
  day: string
  state: DayRecord['state']
  source: DaySource | null
  rows: number | null
  bytes: number | null
  first_id: number | null
  last_id: number | null
  first_time: number | null
  last_time: number | null
  missing_ids: number | null
  gaps: string | null
  time_disorders: number | null
  sha256: string | null
  verified_at: number | null
  problem: string | null
  confirmed_at: number | null
  attempts: number
  next_at: number | null
  accepted: string | null
  quality: string | null
  content_sha256: string | null
}

const UPSERT = `
  INSERT INTO trade_days VALUES (@collection, @day, @state, @source, @rows, @bytes, @first_id, @last_id, @first_time,
    @last_time, @missing_ids, @gaps, @time_disorders, @sha256, NULL, NULL, NULL, 0, @next_at, NULL, @quality,
    @content_sha256)
  ON CONFLICT DO UPDATE SET state = @state, source = @source, rows = @rows, bytes = @bytes, first_id = @first_id,
    last_id = @last_id, first_time = @first_time, last_time = @last_time, missing_ids = @missing_ids, gaps = @gaps,
    time_disorders = @time_disorders, sha256 = @sha256, verified_at = NULL, problem = NULL, confirmed_at = NULL,
    attempts = 0, next_at = @next_at, accepted = NULL, quality = @quality,
    content_sha256 = @content_sha256`

const TOTALS = `
  SELECT count(sha256) AS days, coalesce(sum(rows), 0) AS rows, coalesce(sum(bytes), 0) AS bytes,
    coalesce(sum(missing_ids), 0) AS missingIds, count(verified_at) AS verifiedDays,
    min(CASE WHEN sha256 IS NOT NULL THEN day END) AS firstDay,
    max(CASE WHEN sha256 IS NOT NULL THEN day END) AS lastDay
  FROM trade_days WHERE collection = ?`

/** The store, on an open, migrated database. */
export function createTradeStore(db: Database): TradeStore {
  const one = db.prepare<[string, string], TradeDayRow>(
    'SELECT * FROM trade_days WHERE collection = ? AND day = ?',
  )
  const span = db.prepare<[string, string, string], TradeDayRow>(
    'SELECT * FROM trade_days WHERE collection = ? AND day BETWEEN ? AND ? ORDER BY day',
  )
  const inState = db
    .prepare<[string, string], string>(
      'SELECT day FROM trade_days WHERE collection = ? AND state = ? ORDER BY day',
    )
    .pluck()
  const totals = db.prepare<[string], Totals>(TOTALS)
  const before = db.prepare<[string, string], TradeDayRow>(
    `SELECT * FROM trade_days WHERE collection = ? AND day < ? AND state = 'stored' ORDER BY day DESC LIMIT 1`,
  )
  const after = db.prepare<[string, string], TradeDayRow>(
    `SELECT * FROM trade_days WHERE collection = ? AND day > ? AND state = 'stored' ORDER BY day LIMIT 1`,
  )
  const verified = db.prepare(`
    UPDATE trade_days SET verified_at = @at, problem = @problem,
      state = CASE WHEN state IN ('partial', 'quarantined') THEN state WHEN @problem IS NOT NULL THEN 'broken' ELSE 'stored' END
    WHERE collection = @collection AND day = @day`)
  const fate = createFateStatements(db)
  const confirmed = db.prepare('UPDATE trade_days SET confirmed_at = ? WHERE collection = ? AND day = ?')
  const upsert = db.prepare(UPSERT)
  const begin = db.prepare('INSERT OR REPLACE INTO trade_placements VALUES (?, ?, ?)')
  const drop = db.prepare('DELETE FROM trade_placements WHERE collection = ? AND day = ?')
  const placements = db
    .prepare<[string], string>('SELECT placement FROM trade_placements WHERE collection = ? ORDER BY day')
    .pluck()
  const placement = db
    .prepare<[string, string], string>(
      'SELECT placement FROM trade_placements WHERE collection = ? AND day = ?',
    )
    .pluck()
  const folderId = db
    .prepare<[string, string], string>('SELECT id FROM trade_folders WHERE collection = ? AND folder = ?')
    .pluck()
  const hasFolderId = db
    .prepare<[string, string], number>('SELECT 1 FROM trade_folders WHERE collection = ? AND id = ?')
    .pluck()
  const saveFolderId = db.prepare('INSERT OR REPLACE INTO trade_folders VALUES (?, ?, ?)')
  return {
    day: (key, day) => mapped(one.get(key, day)),
    days: (key, from, to) => span.all(key, from, to).map(fromRow),
    daysInState: (key, state) => inState.all(key, state),
    totals: (key) => totals.get(key) as Totals,
    wholeBefore: (key, day) => mapped(before.get(key, day)),
    wholeAfter: (key, day) => mapped(after.get(key, day)),
    ...fate,
    setVerified: (collection, day, at, problem) =>
      void verified.run({ collection, day, at, problem: problem && messageColumn(problem) }),
    setConfirmed: (key, day, at) => void confirmed.run(at, key, day),
    beginPlacement: (key, begun) => void begin.run(key, begun.day, JSON.stringify(begun)),
    endPlacement: db.transaction((key: string, day: string) => {
      const text = placement.get(key, day)
      if (text === undefined) throw new Error(`no placement of ${day} was begun`)
      upsert.run({ collection: key, ...toRow(JSON.parse(text) as FilePlacement) })
      drop.run(key, day)
    }),
    dropPlacement: (key, day) => void drop.run(key, day),
    folderId: (key, folder) => folderId.get(key, folder) ?? null,
    hasFolderId: (key, id) => hasFolderId.get(key, id) !== undefined,
    saveFolderId: (key, folder, id) => void saveFolderId.run(key, folder, id),
    placements: (key) => placements.all(key).map((text) => JSON.parse(text) as FilePlacement),
  }
}

/** When days are asked for again, and what the owner decided about them. */
function createFateStatements(db: Database) {
  const settled = db
    .prepare<[string, number], string>(
      `SELECT day FROM trade_days WHERE collection = ?
       AND (state = 'stored' OR accepted IS NOT NULL OR next_at > ?) ORDER BY day`,
    )
    .pluck()
  const recheck = db
    .prepare<[string, number, number], string>(
      `SELECT day FROM trade_days WHERE collection = ? AND state = 'stored' AND next_at <= ?
       ORDER BY next_at, day LIMIT ?`,
    )
    .pluck()
  const apart = db.prepare(`
    INSERT INTO trade_days (collection, day, state, problem, attempts, next_at)
      VALUES (@collection, @day, @state, @problem, @attempts, @next_at)
    ON CONFLICT DO UPDATE SET state = CASE WHEN sha256 IS NULL OR @held THEN @state ELSE state END, problem = @problem,
      attempts = @attempts, next_at = @next_at`)
  const next = db.prepare('UPDATE trade_days SET attempts = ?, next_at = ? WHERE collection = ? AND day = ?')
  const soon = db.prepare(`UPDATE trade_days SET next_at = NULL WHERE collection = ? AND state <> 'stored'`)
  const again = db.prepare(
    `UPDATE trade_days SET attempts = 0, next_at = NULL, accepted = NULL,
       state = CASE WHEN state = 'stored' THEN 'broken' ELSE state END WHERE collection = ? AND day = ?`,
  )
  const accepted = db.prepare('UPDATE trade_days SET accepted = ? WHERE collection = ? AND day = ?')
  const forget = db.prepare('DELETE FROM trade_days WHERE collection = ? AND day = ?')
  return {
    settledDays: (key, now) => settled.all(key, now),
    daysToRecheck: (key, now, most) => recheck.all(key, now, most),
    setApart: (collection, day, { state, problem, attempts, nextAt, evenIfHeld = false }) =>
      void apart.run({
        collection,
        day,
        state,
        problem: messageColumn(problem),
        attempts,
        next_at: nextAt,
        held: evenIfHeld ? 1 : 0,
      }),
    setNext: (key, day, attempts, at) => void next.run(attempts, at, key, day),
    askSoon: (key) => void soon.run(key),
    askAgain: (key, day) => void again.run(key, day),
    accept: (key, day, acceptance) => void accepted.run(JSON.stringify(acceptance), key, day),
    forget: (key, day) => void forget.run(key, day),
  } satisfies Partial<TradeStore>
}

function toRow({ day, state, source, file, quality, nextAt = null }: FilePlacement) {
  return {
    quality: quality === undefined ? null : JSON.stringify(quality),
    next_at: nextAt,
    day,
    state,
    source,
    rows: file.rows,
    bytes: file.bytes,
    first_id: file.firstId,
    last_id: file.lastId,
    first_time: file.firstTime,
    last_time: file.lastTime,
    missing_ids: file.missingIds,
    gaps: JSON.stringify(file.gaps),
    time_disorders: file.timeDisorders,
    sha256: file.sha256,
    content_sha256: file.contentSha256 ?? null,
  }
}

function mapped(row: TradeDayRow | undefined): DayRecord | null {
  return row === undefined ? null : fromRow(row)
}

function fromRow(row: TradeDayRow): DayRecord {
  const { day, state, source, problem } = row
  return {
    day,
    state,
    source,
    file: fileOf(row),
    verifiedAt: row.verified_at,
    problem: problem === null ? null : messageFromColumn(problem),
    confirmedAt: row.confirmed_at,
    attempts: row.attempts,
    nextAt: row.next_at,
    accepted: row.accepted === null ? null : (JSON.parse(row.accepted) as DayRecord['accepted']),
    quality: row.quality === null ? null : (JSON.parse(row.quality) as DayRecord['quality']),
  }
}

function fileOf(row: TradeDayRow): WrittenFile | null {
  if (row.sha256 === null) return null
  return {
    rows: row.rows ?? 0,
    bytes: row.bytes ?? 0,
    firstId: row.first_id,
    lastId: row.last_id,
    firstTime: row.first_time,
    lastTime: row.last_time,
    missingIds: row.missing_ids ?? 0,
    gaps: JSON.parse(row.gaps ?? '[]') as WrittenFile['gaps'],
    timeDisorders: row.time_disorders ?? 0,
    sha256: row.sha256,
    contentSha256: row.content_sha256,
  }
}
