/** What the tray's menu says of a run in flight. */
import { expect, test } from 'vitest'
import { trayPicture } from '../../../main/core/tray/icon.ts'
import { trayMenu } from '../../../main/core/tray/menu.ts'
import type { TrayState } from '../../../main/core/tray/state.ts'
import { instanceHealth } from '../../../shared/instance-health.ts'
import type { Job } from '../../../shared/job.ts'
import { aJob } from '../../helpers/a-job.ts'

const NOW = Date.parse('2026-11-22T15:12:00+01:00')
const AT = '2026-11-22T15:20:00+01:00'

const inFlight = {
  run_id: 'r',
  started_at: '2026-11-22T15:00:00+01:00',
  progress: { fraction: 0.42, label: 'x', counters: {} },
  attempt: 3,
  attempts_allowed: 5,
  next_attempt_at: null,
  fault: null,
} satisfies Job['running']
const fault = { code: 'source_refused', message: 'Binance answered 451.', source: 'binance' } as never

const stateOf = (jobs: readonly Job[]): TrayState => ({
  language: 'en',
  locale: 'en-GB',
  zone: 'Europe/Paris',
  now: NOW,
  score: null,
  health: instanceHealth({ jobs, score: null, critical: 0, replaced: false, now: NOW }),
  problems: [],
  jobs,
  alerts: { total: 0, critical: 0, high: 0 },
})

test.each<[string, Parameters<typeof aJob>[0], string]>([
  ['runs', { running: inFlight }, '42%'],
  [
    'tries again, and why',
    { running: { ...inFlight, next_attempt_at: AT, fault } },
    'attempt 4 of 5 at 15:20: Binance answered 451.',
  ],
  [
    'ends although everything is paused',
    { running: inFlight, pause: { since: AT, until: null } },
    'paused; the current run will finish',
  ],
  [
    'says no more than fits into a menu',
    {
      running: {
        ...inFlight,
        next_attempt_at: AT,
        fault: { ...(fault as object), message: 'long '.repeat(40) } as never,
      },
    },
    `attempt 4 of 5 at 15:20: ${'long '.repeat(40)}`.slice(0, 79).concat('…'),
  ],
])('it %s', (_name, changes, text) => {
  const job = aJob({ state: 'running', ...changes })
  const menu = trayMenu(stateOf([job]))
  const labels = menu.flatMap((entry) => (entry.type === 'separator' ? [] : [entry.label]))
  expect(labels.some((label) => label.endsWith(`: ${text}`))).toBe(true)
})

test('without a network, the icon still says that a job is halted', () => {
  const offline = aJob({ id: 'index', offline_since: AT })
  const halted = aJob({ id: 'trades', state: 'halted' })
  const signOf = (jobs: readonly Job[]) => trayPicture(stateOf(jobs), false).jobs
  expect(signOf([offline])).toBe('none')
  expect(signOf([offline, halted])).toBe('failing')
})
