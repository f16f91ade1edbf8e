/** What an event of a run changes on the screen, without another request. */
import { describe, expect, test } from 'vitest'
import { withListedRun, withRun } from '../../renderer/store/runs.ts'
import type { Run } from '../../shared/run.ts'
import { aJob } from '../helpers/a-job.ts'

const NOW = Date.parse('2026-11-22T15:10:00+01:00')
const run = (changes: Partial<Run> = {}) =>
  ({
    id: 'r',
    job_id: 'alerts',
    scheduled_for: '2026-11-22T15:10:00+01:00',
    started_at: '2026-11-22T15:10:00+01:00',
    ended_at: null,
    attempts: 1,
    outcome: null,
    skip_reason: null,
    progress: null,
    next_attempt_at: null,
    faults: [],
    ...changes,
  }) as unknown as Run

describe('a job', () => {
  const next_run_times = ['2026-11-22T15:10:00+01:00', '2026-11-22T15:15:00+01:00']
  const other = aJob({ id: 'trades' })
  const jobs = [other, aJob({ next_run_times })]
  const afterRun = (changes: Partial<Run>, before = jobs) => withRun(before, run(changes), NOW)[1]

  test('shows the progress of its run', () => {
    const progress = { fraction: 0.5, label: 'x', counters: {} }
    expect(afterRun({ progress })).toMatchObject({ state: 'running', running: { run_id: 'r', progress } })
  })

  test('shows why its run tries again', () => {
    const fault = { code: 'source_timeout', message: 'No answer.', source: 'a' }
    const next_attempt_at = '2026-11-22T15:11:00+01:00'
    expect(afterRun({ faults: [fault], next_attempt_at })?.running).toMatchObject({ fault, next_attempt_at })
    expect(afterRun({ faults: [fault] })?.running).toMatchObject({ fault: null })
  })

  test('is idle after its run, and what was next has passed', () => {
    const running = withRun(jobs, run(), NOW)
    expect(afterRun({ outcome: 'succeeded' }, running)).toMatchObject({
      state: 'idle',
      running: null,
      next_run_time: '2026-11-22T15:15:00+01:00',
      last_run: { outcome: 'succeeded' },
    })
  })

  test('does not go back to a run that it knows has ended, and counts no failure twice', () => {
    const ended_at = '2026-11-22T15:12:00+01:00'
    const failed = withRun(jobs, run({ outcome: 'failed', ended_at }), NOW)
    expect(withRun(failed, run(), NOW)).toBe(failed)
    expect(afterRun({ outcome: 'failed', ended_at }, failed)?.failures_in_a_row).toBe(1)
  })

  test('counts its failures until a run succeeds', () => {
    const ended_at = '2026-11-22T15:12:00+01:00'
    const once = withRun(jobs, run({ outcome: 'failed', ended_at }), NOW)
    const twice = withRun(
      once,
      run({ id: 's', outcome: 'failed', ended_at: '2026-11-22T15:17:00+01:00' }),
      NOW,
    )
    expect(twice[1]).toMatchObject({ failures_in_a_row: 2, failing_since: ended_at })
    expect(withRun(twice, run({ outcome: 'partial' }), NOW)[1]).toMatchObject({
      failures_in_a_row: 0,
      failing_since: null,
    })
  })

  test('keeps its last outcome if a planned time is skipped', () => {
    expect(afterRun({ outcome: 'skipped' })?.last_run).toBeNull()
  })

  test('was without a network if a run was skipped for that, until one succeeds', () => {
    const ended_at = '2026-11-22T15:12:00+01:00'
    const skipped = withRun(jobs, run({ outcome: 'skipped', skip_reason: 'offline', ended_at }), NOW)
    expect(skipped[1]).toMatchObject({
      failing_since: ended_at,
      failures_in_a_row: 0,
      last_run: { outcome: 'skipped' },
    })
    const offline = skipped.map((job) => ({ ...job, offline_since: ended_at }))
    expect(withRun(offline, run({ id: 's', outcome: 'succeeded' }), NOW)[1]?.offline_since).toBeUndefined()
  })

  test('of another name is left alone, and so are all jobs if none has this name', () => {
    expect(withRun(jobs, run(), NOW)[0]).toBe(other)
    expect(withRun(jobs, run({ job_id: 'gone' }), NOW)).toBe(jobs)
  })
})

describe('a list of runs', () => {
  const at = (id: string, minute: number) => run({ id, scheduled_for: `2026-11-22T15:${minute}:00+01:00` })
  const page = { items: [at('c', 30), at('b', 20), at('a', 10)] }
  const ids = (key: string, event: Run) => withListedRun(page, key, event).items.map(({ id }) => id)

  test('has a new run first, and no more than it may have', () => {
    expect(ids('runs:*:3', at('d', 40))).toEqual(['d', 'c', 'b'])
  })

  test('has a changed run in its place', () => {
    const event = { ...at('b', 20), outcome: 'failed' as const }
    expect(ids('runs:alerts:3', event)).toEqual(['c', 'b', 'a'])
    expect(withListedRun(page, 'runs:alerts:3', event).items[1]).toBe(event)
  })

  test('of another job is left alone', () => {
    expect(withListedRun(page, 'runs:trades:3', at('d', 40))).toBe(page)
  })
})
