/** What Vigie says a job is doing. */
import { describe, expect, it, test } from 'vitest'
import { isStale, jobHealth } from '../../shared/health.ts'
import { jobHealthMessage } from '../../shared/health-text.ts'
import type { Job } from '../../shared/job.ts'
import { translateOr } from '../../shared/messages/index.ts'
import { aJob } from '../helpers/a-job.ts'

const NOW = Date.parse('2026-11-22T15:10:00+01:00')
const SINCE = '2026-11-22T14:00:00+01:00'
const NEXT = '2026-11-22T15:20:00+01:00'
const pause = { since: SINCE, until: NEXT }
const refused = { code: 'source_refused', message: 'Binance answered 451.', source: 'binance' }

const inFlight = (changes: Partial<NonNullable<Job['running']>> = {}): Job['running'] => ({
  run_id: 'r',
  started_at: SINCE,
  progress: null,
  attempt: 1,
  attempts_allowed: 5,
  next_attempt_at: null,
  fault: null,
  ...changes,
})

const formats = {
  exact: (instant: string) => instant.slice(11, 19),
  time: (instant: string) => instant.slice(11, 16),
  percent: (fraction: number) => `${fraction * 100} %`,
}
const said = (message: { key: string; params?: Readonly<Record<string, string | number>> }) =>
  translateOr('en', message.key, message.key, message.params)

describe('a job', () => {
  test.each<[string, Parameters<typeof aJob>[0], string]>([
    ['switched off', { enabled: false, running: inFlight() }, 'Off'],
    [
      'without a setting that it needs',
      { state: 'off', state_reason: 'jobs.note.calendar_outdated' },
      said({ key: 'jobs.note.calendar_outdated' }),
    ],
    ['halted', { state: 'halted', failures_in_a_row: 5 }, 'Halted after 5 failures in a row'],
    ['paused', { state: 'paused', pause }, 'Paused until 15:20'],
    [
      'paused while a run is in flight',
      { state: 'running', pause, running: inFlight() },
      'Paused; the current run will finish',
    ],
    [
      'whose third attempt failed',
      { state: 'running', running: inFlight({ attempt: 3, next_attempt_at: NEXT, fault: refused }) },
      'Attempt 4 of 5 at 15:20: Binance answered 451.',
    ],
    [
      'that tries again beyond its attempts because the network is late',
      { state: 'running', running: inFlight({ attempt: 7, next_attempt_at: NEXT }) },
      'Attempt 8 of 8 at 15:20',
    ],
    [
      'that waits for its service',
      {
        state: 'running',
        running: inFlight({ progress: { fraction: null, label: 'analysis.step.waiting', counters: {} } }),
      },
      said({ key: 'analysis.step.waiting' }),
    ],
    [
      'that waits for a host that asked to wait',
      {
        state: 'running',
        running: inFlight({
          next_attempt_at: NEXT,
          fault: { code: 'host_waits', source: 'api.example', message: '-' },
        }),
      },
      'Waiting for api.example until 15:20',
    ],
    [
      'in the middle of a run',
      { state: 'running', running: inFlight({ progress: { fraction: 0.5, label: 'x', counters: {} } }) },
      'Running, 50 %',
    ],
    [
      'whose last run failed',
      { failures_in_a_row: 2, failing_since: SINCE, outcome: 'failed', faults: [refused] },
      'Failing since 14:00: Binance answered 451.',
    ],
    [
      'that fails, although it was paused and resumed since',
      { failing_since: SINCE, outcome: 'failed' },
      'Failing since 14:00',
    ],
    [
      'that found no network, which a source has answered since',
      { failing_since: SINCE, outcome: 'skipped', next_run_time: NEXT },
      'next 15:20',
    ],
    ['without a network', { offline_since: SINCE, outcome: 'skipped' }, 'No network since 14:00'],
    [
      'without a network, whether that counted as a failure or not',
      { offline_since: SINCE, failures_in_a_row: 2, failing_since: NEXT, outcome: 'failed' },
      'No network since 14:00',
    ],
    [
      'that tries again until the network is there',
      { state: 'running', offline_since: SINCE, running: inFlight({ attempt: 8, next_attempt_at: NEXT }) },
      'No network since 14:00 · attempt 9 at 15:20:00',
    ],
    [
      'whose attempt may show that the network is there again',
      { state: 'running', offline_since: SINCE, running: inFlight({ attempt: 9 }) },
      'No network since 14:00 · attempt 9',
    ],
    ['well', { next_run_time: NEXT }, 'next 15:20'],
    ['well, without a next run', {}, 'no next run'],
  ])('%s', (_name, changes, text) => {
    expect(said(jobHealthMessage(jobHealth(aJob(changes)), formats))).toBe(text)
  })
})

describe('a score', () => {
  const computed_at = '2026-11-22T15:00:00+01:00'
  const every = (every_seconds: number) => aJob({ schedule: { form: 'every', every_seconds, windows: [] } })

  it('is out of date if sessions are missing, whenever it was computed', () => {
    expect(isStale({ stale: true, computed_at }, undefined, NOW)).toBe(true)
  })

  it('is out of date if its job has not renewed it for three intervals', () => {
    expect(isStale({ stale: false, computed_at }, every(300), NOW)).toBe(false)
    expect(isStale({ stale: false, computed_at }, every(180), NOW)).toBe(true)
  })

  it('is not out of date while its job is paused, or rests by its windows or a cron', () => {
    const score = { stale: false, computed_at }
    expect(
      isStale(score, aJob({ pause, schedule: { form: 'every', every_seconds: 1, windows: [] } }), NOW),
    ).toBe(false)
    expect(isStale(score, aJob({ schedule: { form: 'cron', cron: '0 9 * * *' } }), NOW)).toBe(false)
  })
})
