import { describe, expect, test } from 'vitest'
import { pauseEnd } from '../../../main/core/schedule/pause-end.ts'
import { toInstant } from '../../../shared/time/instant.ts'
import {
  createSchedulerHarness,
  DAY,
  definition,
  every,
  HOUR,
  MINUTE,
} from '../../helpers/scheduler-harness.ts'

async function started(options: Parameters<typeof createSchedulerHarness>[0]) {
  const harness = createSchedulerHarness(options)
  await harness.start()
  return harness
}

describe('the end of a pause', () => {
  const ends = (length: Parameters<typeof pauseEnd>[0], now: string, zone: string) => {
    const end = pauseEnd(length, Date.parse(now), zone)
    return end === null ? null : toInstant(end, zone)
  }
  test.each([
    ['one_hour', '2026-03-29T00:30:00Z', 'Europe/Paris', '2026-03-29T03:30:00+02:00'],
    ['until_tomorrow', '2026-01-05T22:59:00Z', 'Europe/Paris', '2026-01-06T08:00:00+01:00'],
    ['until_tomorrow', '2026-01-05T23:01:00Z', 'Europe/Paris', '2026-01-07T08:00:00+01:00'],
    ['until_tomorrow', '2026-03-28T12:00:00Z', 'Europe/Paris', '2026-03-29T08:00:00+02:00'],
    ['until_monday', '2026-01-04T12:00:00Z', 'Europe/Paris', '2026-01-05T08:00:00+01:00'],
    ['until_monday', '2026-01-05T06:00:00Z', 'Europe/Paris', '2026-01-12T08:00:00+01:00'],
    ['until_monday', '2026-01-04T19:00:00Z', 'Asia/Kolkata', '2026-01-12T08:00:00+05:30'],
    ['until_resumed', '2026-01-05T06:00:00Z', 'Europe/Paris', null],
  ] as const)('%s from %s in %s', (length, now, zone, expected) => {
    expect(ends(length, now, zone)).toBe(expected)
  })
})

test('A paused job shows its end and its next time after it', async () => {
  const harness = await started({ start: '2026-01-05T09:05:00Z', jobs: { job: every(10) } })
  expect(harness.services.jobs.pause({ id: 'job', length: 'one_hour' })).toMatchObject({
    state: 'paused',
    pause: { since: '2026-01-05T10:05:00+01:00', until: '2026-01-05T11:05:00+01:00' },
    next_run_time: '2026-01-05T11:10:00+01:00',
  })
})

test('So does a job that waits for its pause alone', async () => {
  const job = definition({ form: 'after', after_seconds: 600 })
  const harness = await started({ start: '2026-01-05T09:00:00Z', jobs: { job } })
  await harness.advance(5 * MINUTE)
  harness.services.jobs.pause({ id: 'job', length: 'one_hour' })
  await harness.advance(20 * MINUTE)
  expect(harness.services.jobs.get({ id: 'job' }).next_run_time).toBe('2026-01-05T11:05:00+01:00')
  await harness.advance(45 * MINUTE)
  expect(harness.runLines()).toEqual(['succeeded 10:00', 'skipped paused 10:10', 'succeeded 11:05'])
})

test('What a pause covers is one skipped record with a truthful count, and is not replayed', async () => {
  const harness = await started({ start: '2026-01-05T09:05:00Z', jobs: { job: every(10) } })
  harness.services.jobs.pause({ id: 'job', length: 'one_hour' })
  await harness.advance(70 * MINUTE)
  expect(harness.runLines()).toEqual(['skipped paused x6 10:10', 'succeeded 11:10'])
  expect(harness.services.jobs.get({ id: 'job' })).toMatchObject({ state: 'idle', pause: null })
})

test('A pause until resumed ends by Resume only', async () => {
  const harness = await started({ start: '2026-01-05T09:05:00Z', jobs: { job: every(10) } })
  const paused = harness.services.jobs.pause({ id: 'job' })
  expect(paused).toMatchObject({ pause: { until: null }, next_run_time: null, next_run_times: [] })
  await harness.advance(DAY)
  harness.services.jobs.resume({ id: 'job' })
  await harness.advance(10 * MINUTE)
  expect(harness.runLines()).toEqual(['skipped paused x144 10:10', 'succeeded 10:10'])
})

test('A pause survives a restart, and ends at its time while the program is down', async () => {
  const harness = await started({ start: '2026-01-05T09:05:00Z', jobs: { job: every(10) } })
  harness.services.jobs.pause({ id: 'job', length: 'one_hour' })
  await harness.killAndRestart(10 * MINUTE)
  expect(harness.services.jobs.get({ id: 'job' })).toMatchObject({
    state: 'paused',
    pause: { until: '2026-01-05T11:05:00+01:00' },
  })
  await harness.killAndRestart(80 * MINUTE)
  expect(harness.runLines()).toEqual([
    'skipped paused x6 10:10',
    'skipped missed x2 11:10',
    'succeeded catch_up 11:30',
  ])
})

test('Sleep neither ends nor prolongs a pause', async () => {
  const harness = await started({ start: '2026-01-05T09:05:00Z', jobs: { job: every(10) } })
  harness.services.jobs.pause({ id: 'job', until: '2026-01-05T20:00:00+01:00' })
  await harness.sleep(5 * HOUR)
  expect(harness.services.jobs.get({ id: 'job' }).pause?.until).toBe('2026-01-05T20:00:00+01:00')
  await harness.sleep(5 * HOUR + 3 * MINUTE)
  expect(harness.runLines()).toEqual(['skipped paused x59 10:10', 'succeeded catch_up 20:00'])
  expect(harness.services.jobs.get({ id: 'job' }).state).toBe('idle')
})

test('A job with a pause after its end goes on after the owner’s pause', async () => {
  const after = definition({ form: 'after', after_seconds: 300 })
  const harness = await started({ jobs: { job: after } })
  harness.services.jobs.pause({ id: 'job', length: 'one_hour' })
  await harness.advance(HOUR + MINUTE)
  expect(harness.runLines()).toEqual(['succeeded 10:00', 'skipped paused 10:05', 'succeeded 11:00'])
})

test('A run by hand works while paused', async () => {
  const harness = await started({ start: '2026-01-05T09:05:00Z', jobs: { job: every(10) } })
  harness.services.jobs.pause({ id: 'job' })
  harness.services.jobs.trigger({ id: 'job' })
  await harness.advance(MINUTE)
  expect(harness.runLines()).toEqual(['succeeded manual 10:05'])
  expect(harness.services.jobs.get({ id: 'job' }).state).toBe('paused')
})

test('Pausing drops the catch-ups that wait', async () => {
  const missed = { policy: 'all', cap: 3, grace_seconds: 86_400 } as const
  const harness = await started({ start: '2026-01-05T09:05:00Z', jobs: { job: every(10, { missed }) } })
  harness.does(() => new Promise(() => {}))
  await harness.sleep(HOUR)
  harness.services.jobs.pause({ id: 'job' })
  expect(harness.runLines()).toEqual([
    'skipped missed x3 10:10',
    'running catch_up 10:40',
    'skipped catch_up paused 10:50',
    'skipped catch_up paused 11:00',
  ])
})

test('All jobs at once', async () => {
  const harness = await started({ jobs: { a: every(10), b: every(20) } })
  harness.services.jobs.pauseAll({ length: 'until_tomorrow' })
  expect(harness.services.scheduler.status()).toMatchObject({ running: false, jobs_count: 2 })
  harness.services.jobs.resumeAll()
  expect(harness.services.scheduler.status()).toMatchObject({ running: true })
})

test('An end that has passed is refused and changes nothing', async () => {
  const harness = await started({ jobs: { job: every(10) } })
  const pause = () => harness.services.jobs.pause({ id: 'job', until: '2025-01-01T00:00:00Z' })
  expect(pause).toThrow('Invalid "until"')
  expect(harness.services.jobs.get({ id: 'job' }).pause).toBeNull()
})

test('A pause of all leaves a longer one as it is', async () => {
  const harness = await started({ jobs: { a: every(10), b: every(20) } })
  harness.services.jobs.pause({ id: 'a' })
  harness.services.jobs.pauseAll({ length: 'one_hour' })
  const end = (id: string) => harness.services.jobs.get({ id }).pause?.until
  expect([end('a'), end('b')]).toEqual([null, expect.any(String)])
})

test('The end of all pauses leaves a halted job halted', async () => {
  const harness = await started({ jobs: { job: every(10, { halt_after: 1 }) } })
  harness.does(() => Promise.reject(new Error('broken')))
  await harness.advance(HOUR)
  harness.services.jobs.pauseAll({ length: 'until_resumed' })
  harness.services.jobs.resumeAll()
  expect(harness.services.jobs.get({ id: 'job' })).toMatchObject({ state: 'halted', pause: null })
})
