/** Size of the database after two years in which every job runs as often as by default, swept each week. */
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Database } from 'better-sqlite3'
import { randomWith } from '../../../main/adapters/random/system.ts'
import { createAnalysisStore } from '../../../main/adapters/sqlite/analysis.ts'
import { openDatabase } from '../../../main/adapters/sqlite/database.ts'
import { freeSpace } from '../../../main/adapters/sqlite/retention.ts'
import { createRunStore } from '../../../main/adapters/sqlite/runs.ts'
import { retentionRules } from '../../../main/adapters/sqlite/table-rules.ts'
import type { RunRecord } from '../../../main/core/jobs/run-record.ts'
import { sweepRetention } from '../../../main/core/retention.ts'
import type { JobKindName } from '../../../shared/vocabulary.ts'
import { FakeClock } from '../../helpers/fake-clock.ts'
import { line } from '../harness/line.ts'

const DAYS = 730
const DAY_MINUTES = 1440
const MINUTE = 60_000
const RECORDS = 532
const ANSWER = JSON.stringify({ success: true, analysis: { signal: 'x'.repeat(900) } })
const CONTENT = JSON.stringify({ text: 'x'.repeat(6000) })

/** Minutes between two runs of each job, as at the first start. */
const EVERY: readonly (readonly [JobKindName, number])[] = [
  ['analysis', 1],
  ['fear-greed', 10],
  ['alerts', 60],
  ['trades', 60],
]

export const databaseTwoYears = line({
  name: 'database-two-years',
  work: 'the size of the database after two years in which every job runs as often as by default, swept each week.',
  peer: null,
  figures: { size: { unit: 'MB', goal: { atMost: 300 } } },
  sizes: [1],
  pairs: 1,
  setUp: async () => {
    let detail = {}
    return {
      ours: async () => {
        const { size, ...rest } = await twoYears()
        detail = rest
        return { size }
      },
      detail: () => detail,
      close: () => undefined,
    }
  },
})

async function twoYears(): Promise<{ size: number; statistics_of_a_year_ms: number }> {
  const folder = mkdtempSync(join(tmpdir(), 'vigie-bench-'))
  const path = join(folder, 'vigie.db')
  const db = openDatabase(path)
  const clock = new FakeClock('2026-01-05T00:00:00Z')
  const live = liveDay(db, clock)
  const rules = retentionRules(db, () => 90)
  const yieldToEventLoop = () => Promise.resolve()
  let largest = 0
  for (let day = 0; day < DAYS; day++) {
    db.transaction(live)(day)
    if (day % 7 !== 0) continue
    await sweepRetention(
      { rules, space: freeSpace(db), clock, yieldToEventLoop },
      new AbortController().signal,
    )
    db.pragma('wal_checkpoint(TRUNCATE)')
    largest = Math.max(largest, statSync(path).size)
  }
  const began = performance.now()
  createAnalysisStore(db).statistics('analysis', clock.now() - 365 * DAY_MINUTES * MINUTE, clock.now())
  const statistics = performance.now() - began
  db.close()
  rmSync(folder, { recursive: true })
  return {
    size: largest / 1_000_000,
    statistics_of_a_year_ms: Math.round(statistics),
  }
}

/** Returns a function that writes what one day leaves behind. */
function liveDay(db: Database, clock: FakeClock): (day: number) => void {
  const runs = createRunStore(db)
  const calls = createAnalysisStore(db)
  const { id } = randomWith(clock.now)
  const rewrite = monthlyRewrite(db)
  return (day) => {
    for (let minute = 0; minute < DAY_MINUTES; minute++) {
      clock.pass(MINUTE)
      for (const [kind, every] of EVERY) {
        if (minute % every !== 0) continue
        const run = recordOf(id(), kind, clock.now())
        runs.insert(run)
        if (kind !== 'analysis') continue
        calls.save({
          id: id(),
          jobId: kind,
          runId: run.id,
          attempt: 1,
          at: clock.now(),
          durationMs: 300 + (minute % 500),
          status: 200,
          succeeded: true,
          executionTriggered: false,
          error: null,
          answer: ANSWER,
          answerCut: false,
        })
      }
    }
    if (day % 30 === 0) rewrite(day / 30, clock.now())
  }
}

const recordOf = (id: string, kind: JobKindName, at: number): RunRecord => ({
  id,
  jobId: kind,
  kind,
  cause: 'schedule',
  occurrence: new Date(at).toISOString(),
  scheduledFor: at,
  startedAt: at,
  endedAt: at + 400,
  durationMs: 400,
  attempts: 1,
  outcome: 'succeeded',
  skipReason: null,
  skippedCount: 1,
  nextAttemptAt: null,
  progress: null,
  faults: [],
  summary: { call_id: id, status: 200, duration_ms: 400, execution_triggered: false },
})

function monthlyRewrite(db: Database): (month: number, at: number) => void {
  const add = db.prepare(
    "INSERT OR IGNORE INTO occupations (code, title, domain, status) VALUES (?, 't', 'd', 'published')",
  )
  const update = db.prepare('UPDATE occupations SET version = ?, content = ? WHERE code = ?')
  const version = db.prepare(`INSERT INTO occupation_versions (code, version, at, author, simulated, content)
    VALUES (?, ?, ?, 'claude', 0, ?)`)
  const audit = db.prepare(`INSERT INTO occupation_audit (at, code, event, agent, description, before, after)
    VALUES (?, ?, 'rewritten', 'claude', 'd', ?, ?)`)
  return (month, at) => {
    for (let record = 0; record < RECORDS; record++) {
      const code = `K${record}`
      add.run(code)
      update.run(month + 1, CONTENT, code)
      version.run(code, month + 1, at, CONTENT)
      audit.run(at, code, CONTENT, CONTENT)
    }
  }
}
