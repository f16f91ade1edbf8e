/** What Vigie says the whole instance is doing: the most pressing first. */
import { describe, expect, it, test } from 'vitest'
import { instanceHealthText, localizeHealth } from '../../shared/health-text.ts'
import { type HealthFacts, instanceHealth } from '../../shared/instance-health.ts'
import type { Job } from '../../shared/job.ts'
import type { Fault } from '../../shared/run.ts'
import { aJob } from '../helpers/a-job.ts'

const SINCE = '2026-11-22T14:00:00+01:00'
const NEXT = '2026-11-22T15:20:00+01:00'
const pause = { since: SINCE, until: NEXT }
const time = (instant: string) => instant.slice(11, 16)
const formats = { time, exact: time, percent: (fraction: number) => `${fraction * 100} %` }

const healthOf = (facts: Partial<HealthFacts<Fault>>) =>
  instanceHealth({
    jobs: [],
    score: null,
    critical: 0,
    replaced: false,
    now: Date.parse('2026-11-22T15:10:00+01:00'),
    ...facts,
  })
const said = (facts: Partial<HealthFacts<Fault>>) =>
  instanceHealthText(healthOf(facts), formats, (message) => localizeHealth(message, 'en'))

const running = (changes: Partial<NonNullable<Job['running']>> = {}) => ({
  run_id: 'r',
  started_at: SINCE,
  progress: null,
  attempt: 1,
  attempts_allowed: 5,
  next_attempt_at: null,
  fault: null,
  ...changes,
})
const well = aJob({ next_run_time: NEXT })
const failing = aJob({ id: 'trades', failures_in_a_row: 1, failing_since: SINCE, outcome: 'failed' })
const halted = aJob({ id: 'halted', state: 'halted' })
const offline = aJob({ id: 'fear-greed', failing_since: SINCE, offline_since: SINCE, outcome: 'skipped' })

test.each<[string, readonly Job[], string]>([
  ['is well', [well], 'All well · next 15:20'],
  ['has nothing to do', [aJob({ enabled: false })], 'No job is switched on'],
  [
    'is paused, although a run still ends',
    [aJob({ state: 'running', pause, running: running() })],
    'Paused until 15:20',
  ],
  [
    'is paused, whatever halted or failed before',
    [
      { ...halted, pause },
      { ...failing, pause },
    ],
    'Paused until 15:20',
  ],
  [
    'goes on when the first pause ends, although another has no end',
    [aJob({ pause: { since: SINCE, until: null } }), aJob({ pause })],
    'Paused until 15:20',
  ],
  ['is not paused by one paused job', [aJob({ pause }), well], 'All well · next 15:20'],
  ['runs', [well, aJob({ state: 'running', running: running() })], '1 job running'],
  [
    'tries again',
    [well, aJob({ running: running({ next_attempt_at: NEXT }) })],
    '1 job tries again at 15:20',
  ],
  ['fails', [well, failing], '1 job failing'],
  [
    'fails while the failing job runs once more',
    [{ ...failing, state: 'running', running: running() }],
    '1 job failing',
  ],
  [
    'fails while the failing job waits for its service',
    [
      {
        ...failing,
        running: running({ progress: { fraction: null, label: 'analysis.step.waiting', counters: {} } }),
      },
      aJob({
        running: running({ progress: { fraction: null, label: 'analysis.step.waiting', counters: {} } }),
      }),
    ],
    '1 job failing',
  ],
  ['has no network', [well, offline], 'No network since 14:00'],
  [
    'has no network, and other troubles',
    [offline, failing, halted],
    'No network since 14:00 · 1 job halted · 1 job failing',
  ],
  ['has a halted job, and another that fails', [halted, failing], '1 job halted · 1 job failing'],
])('it %s', (_name, jobs, text) => {
  expect(said({ jobs })).toBe(text)
})

it('names every job in trouble, whichever trouble is said first', () => {
  expect(healthOf({ jobs: [well, failing, halted, offline] })).toMatchObject({
    state: 'offline',
    jobs: ['trades', 'halted', 'fear-greed'],
  })
})

it('says that its program was replaced before anything else', () => {
  expect(said({ jobs: [{ ...halted, pause }], replaced: true })).toBe(
    'Restart Vigie: its program was replaced',
  )
})

describe('a critical alert', () => {
  test.each<[string, readonly Job[]]>([
    ['all is well', [well]],
    ['a job runs', [aJob({ running: running() })]],
    ['a job tries again', [aJob({ running: running({ next_attempt_at: NEXT }) })]],
    ['no job is on', []],
  ])('is said instead of that %s', (_name, jobs) => {
    expect(healthOf({ jobs, critical: 1 })).toEqual({ state: 'alerts', count: 1 })
    expect(said({ jobs, critical: 2 })).toBe('2 critical alerts')
  })

  it('comes after a job in trouble, which may be its cause, and after a pause', () => {
    expect(healthOf({ jobs: [halted], critical: 1 }).state).toBe('halted')
    expect(healthOf({ jobs: [aJob({ pause })], critical: 1 }).state).toBe('paused')
  })
})

it('says that the index is out of date while its job is on', () => {
  const index = aJob({ kind: 'fear-greed', settings: { profile: 'us' }, next_run_time: NEXT })
  const score = { stale: true, computed_at: SINCE, profile: 'us' } as const
  expect(said({ jobs: [index], score })).toBe('Index out of date since 14:00')
  const off = aJob({ kind: 'fear-greed', settings: { profile: 'us' }, enabled: false })
  expect(healthOf({ jobs: [off, well], score }).state).toBe('idle')
})
