/** The one line of the header: alive, next, paused, halted, lost. */
import { expect, test } from 'vitest'
import { pulseOf } from '../../renderer/shell/pulse.ts'
import { textsIn } from '../../renderer/words/texts.ts'
import { Localizer } from '../../renderer/words/words.ts'
import type { Job } from '../../shared/job.ts'

const words = new Localizer('en', 'en-GB', textsIn('en'))
const now = Date.parse('2026-11-22T15:10:00+01:00')
const LIVE = { state: 'live' } as const
const WELL = { restart_needed: false, problems: [] }

const job = (id: string, rest: Partial<Job>): Job =>
  ({
    id,
    definition: { kind: id, name: id, enabled: true, retry: { attempts: 2 } },
    state: 'idle',
    state_reason: null,
    next_run_time: null,
    pause: null,
    running: null,
    last_run: null,
    failures_in_a_row: 0,
    failing_since: null,
    ...rest,
  }) as Job

const index = job('fear-greed', { next_run_time: '2026-11-22T15:20:00+01:00' })
const alerts = job('alerts', { next_run_time: '2026-11-22T15:15:00+01:00' })
const pause = { since: '2026-11-22T15:00:00+01:00', until: '2026-11-22T16:00:00+01:00' }

test.each([
  ['the first of what comes', [alerts, index], 'All well · next 15:15'],
  ['a halted job', [index, job('trades', { state: 'halted' })], '1 job halted'],
  ['a pause of everything with its end', [job('alerts', { state: 'paused', pause })], 'Paused until 16:00'],
  [
    'one paused job is no pause of everything',
    [index, job('alerts', { state: 'paused', pause })],
    'All well · next 15:20',
  ],
  [
    'jobs that are off do not count',
    [job('trades', { state: 'off', state_reason: 'trades.off' }), index],
    'All well · next 15:20',
  ],
  [
    'a pause of everything, whatever halted before',
    [job('trades', { state: 'halted', pause }), job('alerts', { state: 'paused', pause })],
    'Paused until 16:00',
  ],
])('%s', (_what, jobs, text) => {
  expect(
    pulseOf({ jobs, score: undefined, about: WELL, critical: 0, connection: LIVE }, words, now).text,
  ).toBe(text)
})

test.each([
  ['the only halted job', [index, job('trades', { state: 'halted' })], '#/jobs/trades'],
  [
    'several halted jobs',
    [job('alerts', { state: 'halted' }), job('trades', { state: 'halted' })],
    '#/jobs?show=attention',
  ],
  ['nothing in particular', [alerts, index], null],
])('it leads to %s', (_what, jobs, href) => {
  expect(
    pulseOf({ jobs, score: undefined, about: WELL, critical: 0, connection: LIVE }, words, now).href,
  ).toBe(href)
})

test('a critical alert is said instead of that all is well, and leads to the alerts', () => {
  const facts = { jobs: [index], score: undefined, about: WELL, critical: 1, connection: LIVE }
  expect(pulseOf(facts, words, now)).toMatchObject({
    sign: 'failed',
    text: '1 critical alert',
    attention: true,
    href: '#/alerts',
  })
})

test('a lost connection outranks what was last known', () => {
  const lost = { state: 'lost', since: now, nextTryAt: now } as const
  expect(
    pulseOf({ jobs: [index], score: undefined, about: WELL, critical: 0, connection: lost }, words, now),
  ).toMatchObject({
    sign: 'lost',
    text: 'No answer · reconnecting',
  })
})

test('a replaced program outranks what its jobs do', () => {
  const facts = {
    jobs: [index],
    score: undefined,
    about: { restart_needed: true, problems: [] },
    critical: 0,
    connection: LIVE,
  }
  expect(pulseOf(facts, words, now)).toMatchObject({
    text: 'Restart Vigie: its program was replaced',
    attention: true,
  })
})

test('what is wrong with Vigie itself is said, unless a job needs its owner', () => {
  const about = { restart_needed: false, problems: ['The disk is nearly full (12 MB free)'] }
  const said = (jobs: readonly Job[]) =>
    pulseOf({ jobs, score: undefined, about, critical: 0, connection: LIVE }, words, now)
  expect(said([index])).toMatchObject({ sign: 'failed', text: about.problems[0], attention: true })
  expect(said([index, job('trades', { state: 'halted' })]).text).toBe('1 job halted')
})
