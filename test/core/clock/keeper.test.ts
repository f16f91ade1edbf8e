/** What a wrong clock leaves behind: nothing if Vigie was running, corrected rows if it started under it. */
import { expect, test } from 'vitest'
import { createClockRecords } from '../../../main/adapters/sqlite/clock-records.ts'
import {
  createSchedulerHarness,
  DAY,
  definition,
  every,
  HOUR,
  MINUTE,
} from '../../helpers/scheduler-harness.ts'

const SECOND = 1000
const monthly = (grace = 60) =>
  definition(
    { form: 'cron', cron: '0 2 1 * *' },
    { missed: { policy: 'latest', cap: 1, grace_seconds: grace } },
  )

function setting(jobs = { job: monthly() }) {
  return createSchedulerHarness({ start: '2026-11-20T10:00:00Z', jobs, trusted: true })
}
const next = ({ services }: ReturnType<typeof setting>) => services.jobs.get({ id: 'job' }).next_run_time

test('a clock 40 days ahead for 40 s loses no run', async () => {
  const vigie = setting()
  await vigie.start()
  await vigie.advance(8 * SECOND)
  vigie.clock.jump(40 * DAY)
  await vigie.advance(40 * SECOND)
  vigie.clock.jump(-40 * DAY)
  await vigie.advance(40 * SECOND)
  expect(next(vigie)).toBe('2026-12-01T02:00:00+01:00')
  expect(vigie.runLines()).toEqual([])
  expect(createClockRecords(vigie.db).periods(0, 9)).toMatchObject([
    { aheadMs: 40 * DAY, kind: 'held', voided: {} },
  ])
})

test('an interval continues on the old time meanwhile', async () => {
  const vigie = setting({ job: every(1) })
  await vigie.start()
  vigie.clock.jump(365 * DAY)
  await vigie.advance(3 * MINUTE)
  expect(vigie.runLines()).toEqual(['succeeded 11:01', 'succeeded 11:02', 'succeeded 11:03'])
})

/** Starts under a clock that is 40 days ahead, which is then set right. */
async function startedAhead(jobs: { job: ReturnType<typeof monthly> }) {
  const vigie = setting(jobs)
  await vigie.start()
  await vigie.advance(MINUTE)
  vigie.clock.jump(40 * DAY)
  await vigie.killAndRestart()
  await vigie.advance(MINUTE)
  vigie.clock.jump(-40 * DAY)
  return vigie
}

test('a planned time skipped under a wrong clock has its run once the clock is right', async () => {
  const vigie = await startedAhead({ job: monthly() })
  expect(vigie.runLines()).toEqual(['skipped missed 02:00'])
  await vigie.advance(11 * MINUTE)
  expect(vigie.runs()).toMatchObject([
    { outcome: 'skipped', skip_reason: 'clock', scheduled_for: '2026-11-20T11:01:00+01:00' },
  ])
  expect(next(vigie)).toBe('2026-12-01T02:00:00+01:00')
  await vigie.advance(11 * DAY)
  expect(vigie.runLines().at(-1)).toBe('succeeded 02:00')
})

test('a run under a wrong clock keeps its outcome, gets its real times and runs again when it is due', async () => {
  const vigie = await startedAhead({ job: monthly(31 * 86_400) })
  expect(vigie.runLines()).toEqual(['succeeded catch_up 02:00'])
  await vigie.advance(11 * MINUTE)
  expect(vigie.runs()).toMatchObject([
    {
      outcome: 'succeeded',
      started_at: '2026-11-20T11:01:00+01:00',
      summary: { clock_ahead_seconds: 40 * 86_400 },
    },
  ])
  expect(next(vigie)).toBe('2026-12-01T02:00:00+01:00')
})

test('what a process wrote in the future is corrected after the next start', async () => {
  const vigie = setting()
  await vigie.start()
  vigie.clock.jump(40 * DAY)
  await vigie.killAndRestart()
  await vigie.advance(11 * MINUTE)
  vigie.clock.jump(-40 * DAY)
  await vigie.killAndRestart()
  await vigie.advance(11 * MINUTE)
  expect(vigie.runs()).toMatchObject([{ skip_reason: 'clock' }])
  expect(next(vigie)).toBe('2026-12-01T02:00:00+01:00')
  const [period] = createClockRecords(vigie.db).periods(0, 1)
  expect(period).toMatchObject({ kind: 'believed', voided: { runs: 1 } })
})

test('instants of every table are corrected, a wait keeps its length, scores of days to come are deleted', () => {
  const { db } = setting()
  const records = createClockRecords(db)
  const now = Date.parse('2026-11-20T10:00:00Z')
  const wrong = now + 40 * DAY
  db.prepare('INSERT INTO host_waits (host, until, asked_at) VALUES (?, ?, ?)').run(
    'a.example',
    wrong + 20 * SECOND,
    wrong,
  )
  db.prepare(`INSERT INTO alerts (sort_order, subject, params, state, unread, notice, created_at, updated_at)
    VALUES (1, 'a', '{}', 'active', 1, 'none', ?, ?)`).run(now - HOUR, wrong)
  db.prepare(`INSERT INTO index_scores (profile, as_of, day, computed_at, origin, score, level, coverage, closing)
    VALUES ('us', ?, '2027-01-01', ?, 'run', 50, 'neutral', 1, 1)`).run(wrong, wrong)
  db.prepare(`INSERT INTO analysis_calls VALUES ('01a00000-0000-7000-8000-000000000001', 'analysis', 'r', 1, ?, 5, 200, 1,
    NULL, NULL, NULL, NULL, 0)`).run(wrong)
  const { voided } = records.correct({ from: now, to: now, aheadMs: 40 * DAY, kind: 'believed' }, now)
  expect(voided).toEqual({ host_waits: 1, alerts: 1, index_scores: 1, analysis_calls: 1 })
  expect(db.prepare('SELECT until, asked_at FROM host_waits').get()).toEqual({
    until: now + 20 * SECOND,
    asked_at: now,
  })
  expect(db.prepare('SELECT created_at, updated_at FROM alerts').get()).toEqual({
    created_at: now - HOUR,
    updated_at: now,
  })
  expect(db.prepare('SELECT count(*) FROM index_scores').pluck().get()).toBe(0)
  const call = db.prepare('SELECT id, at FROM analysis_calls').get() as { id: string; at: number }
  expect(call.at).toBe(now)
  expect(Number.parseInt(call.id.slice(0, 8) + call.id.slice(9, 13), 16)).toBe(now)
  expect(call.id.slice(13)).toBe('-7000-8000-000000000001')
})
