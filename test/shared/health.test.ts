/** What Vigie says a job and the whole instance are doing. */
import { describe, expect, it, test } from 'vitest'
import { instanceHealth, isStale, jobHealth } from '../../shared/health.ts'
import { instanceHealthMessage, jobHealthMessage } from '../../shared/health-text.ts'
import type { Job } from '../../shared/job.ts'
import { translateOr } from '../../shared/messages/index.ts'
import { aJob } from '../helpers/a-job.ts'

const NOW = Date.parse('2026-11-22T15:10:00+01:00')
const SINCE = '2026-11-22T14:00:00+01:00'
const NEXT = '2026-11-22T15:20:00+01:00'
const pause = { since: SINCE, until: NEXT }
const unreachable = (source: string) => ({
  code: 'source_unreachable',
  message: `${source} is out of reach.`,
  source,
})
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
      'that reached none of its sources',
      {
        failures_in_a_row: 2,
        failing_since: SINCE,
        outcome: 'failed',
        faults: [unreachable('a'), unreachable('b')],
      },
      'No network since 14:00',
    ],
    [
      'whose index reached no source',
      {
        failures_in_a_row: 1,
        failing_since: SINCE,
        outcome: 'failed',
        faults: [{ code: 'index_offline', message: 'None.', source: null }],
      },
      'No network since 14:00',
    ],
    [
      'that tries again until the network is there',
      {
        state: 'running',
        running: inFlight({
          next_attempt_at: NEXT,
          fault: { code: 'index_offline', message: 'None.', source: null },
        }),
      },
      'No network',
    ],
    [
      'whose only source is out of reach, which may itself be down',
      { failures_in_a_row: 1, failing_since: SINCE, outcome: 'failed', faults: [unreachable('a')] },
      'Failing since 14:00: a is out of reach.',
    ],
    ['that found no network after a wake-up', { outcome: 'skipped', skip_reason: 'offline' }, 'No network'],
    ['well', { next_run_time: NEXT }, 'next 15:20'],
    ['well, without a next run', {}, 'no next run'],
  ])('%s', (_name, changes, text) => {
    expect(said(jobHealthMessage(jobHealth(aJob(changes)), formats))).toBe(text)
  })
})

describe('the instance', () => {
  const failing = aJob({ id: 'trades', failures_in_a_row: 1, outcome: 'failed', faults: [refused] })
  const offline = aJob({
    id: 'fear-greed',
    failures_in_a_row: 1,
    failing_since: SINCE,
    outcome: 'failed',
    faults: [unreachable('a'), unreachable('b')],
  })
  const well = aJob({ next_run_time: NEXT })

  test.each<[string, readonly Job[], string]>([
    ['is well', [well], 'All well · next 15:20'],
    ['has nothing to do', [aJob({ enabled: false })], 'No job is switched on'],
    [
      'is paused, although a run still ends',
      [aJob({ state: 'running', pause, running: inFlight() })],
      'Paused until 15:20',
    ],
    ['is not paused by one paused job', [aJob({ pause }), well], 'All well · next 15:20'],
    ['runs', [well, aJob({ state: 'running', running: inFlight() })], '1 job running'],
    [
      'tries again',
      [well, aJob({ running: inFlight({ next_attempt_at: NEXT }) })],
      '1 job tries again at 15:20',
    ],
    ['fails', [well, failing], '1 job failing'],
    ['fails for more than its network', [offline, failing], '2 jobs failing'],
    ['has no network', [well, offline], 'No network since 14:00'],
    ['has a halted job, which outranks a failing one', [aJob({ state: 'halted' }), failing], '1 job halted'],
  ])('%s', (_name, jobs, text) => {
    expect(said(instanceHealthMessage(instanceHealth(jobs, null, NOW, false), formats))).toBe(text)
  })

  it('says that the index is out of date while its job is on', () => {
    const index = aJob({ kind: 'fear-greed', settings: { profile: 'us' }, next_run_time: NEXT })
    const score = { stale: true, computed_at: SINCE, profile: 'us' } as const
    expect(said(instanceHealthMessage(instanceHealth([index], score, NOW, false), formats))).toBe(
      'Index out of date since 14:00',
    )
    const paused = aJob({ kind: 'fear-greed', settings: { profile: 'us' }, enabled: false })
    expect(instanceHealth([paused, well], score, NOW, false).state).toBe('idle')
  })
})

it('an instance whose program was replaced says so before anything else', () => {
  const health = instanceHealth([aJob({ state: 'halted' })], null, NOW, true)
  expect(said(instanceHealthMessage(health, formats))).toBe('Restart Vigie: its program was replaced')
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
