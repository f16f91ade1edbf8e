/** The spread of planned times: stable, within its bound, and never past the next planned time. */
import { expect, test } from 'vitest'
import { systemRandom } from '../../../main/adapters/random/system.ts'
import { createSchedulerHarness, DAY, definition, HOUR, MINUTE } from '../../helpers/scheduler-harness.ts'

const spread = (jitter_seconds: number, options = {}) =>
  definition({ form: 'every', every_seconds: 3600, jitter_seconds }, options)

test('a planned time starts later by its share', async () => {
  const vigie = createSchedulerHarness({ jobs: { job: spread(600) }, share: () => 0.5 })
  await vigie.start()
  expect(vigie.services.jobs.get({ id: 'job' }).next_run_time).toBe('2026-01-05T11:05:00+01:00')
  await vigie.advance(64 * MINUTE)
  expect(vigie.runLines()).toEqual([])
  await vigie.advance(MINUTE)
  const [run] = vigie.runs()
  expect(run?.scheduled_for).toBe('2026-01-05T11:00:00+01:00')
  expect(run?.started_at).toBe('2026-01-05T11:05:00+01:00')
  expect(run?.cause).toBe('schedule')
})

test('a spread of zero is none', async () => {
  const vigie = createSchedulerHarness({ jobs: { job: spread(0) }, share: () => 0.5 })
  await vigie.start()
  expect(vigie.services.jobs.get({ id: 'job' })).toMatchObject({
    next_run_time: '2026-01-05T11:00:00+01:00',
    trigger: 'interval[1:00:00]',
  })
})

test('a spread longer than the interval keeps the order of the planned times', async () => {
  const vigie = createSchedulerHarness({ jobs: { job: spread(86_400) }, share: () => 0.999 })
  await vigie.start()
  await vigie.advance(5 * HOUR)
  expect(vigie.runLines()).toEqual(
    ['succeeded 11:00', 'succeeded 12:00', 'succeeded 13:00', 'succeeded 14:00'].slice(0, 4),
  )
})

test('a restart during the wait neither loses the time nor starts it twice', async () => {
  const vigie = createSchedulerHarness({ jobs: { job: spread(600) }, share: () => 0.5 })
  await vigie.start()
  await vigie.advance(62 * MINUTE)
  await vigie.killAndRestart(MINUTE)
  await vigie.advance(30 * MINUTE)
  expect(vigie.runLines()).toEqual(['succeeded 11:00'])
})

test('after a night asleep the last time that has started runs, the others are missed', async () => {
  const vigie = createSchedulerHarness({ jobs: { job: spread(600) }, share: () => 0.5 })
  await vigie.start()
  await vigie.sleep(9 * HOUR + 2 * MINUTE)
  expect(vigie.runLines()).toEqual(['skipped missed x7 11:00', 'succeeded catch_up 18:00'])
  await vigie.advance(4 * MINUTE)
  expect(vigie.runLines().at(-1)).toBe('succeeded 19:00')
})

test('a clock set back does not start a spread time again', async () => {
  const vigie = createSchedulerHarness({ jobs: { job: spread(600) }, share: () => 0.5 })
  await vigie.start()
  await vigie.advance(70 * MINUTE)
  vigie.clock.jump(-40 * MINUTE)
  await vigie.sleep(0)
  await vigie.advance(50 * MINUTE)
  expect(vigie.runLines()).toEqual(['succeeded 11:00'])
})

test('every planned time of a day with a clock change starts within its bound', async () => {
  const vigie = createSchedulerHarness({ start: '2026-03-28T23:30:00Z', jobs: { job: spread(1200) } })
  await vigie.start()
  await vigie.advance(DAY)
  const runs = vigie.runs()
  expect(runs).toHaveLength(24)
  for (const { scheduled_for, started_at } of runs) {
    const late = Date.parse(started_at ?? '') - Date.parse(scheduled_for)
    expect(late).toBeGreaterThanOrEqual(0)
    expect(late).toBeLessThanOrEqual(1_201_000)
  }
})

test('the share of a key is always the same, evenly between 0 and 1, and another for another key', () => {
  const shares = Array.from({ length: 2000 }, (_, at) => systemRandom.share(`job ${at}`))
  expect(shares.map((_, at) => systemRandom.share(`job ${at}`))).toEqual(shares)
  expect(new Set(shares).size).toBe(2000)
  expect(Math.min(...shares)).toBeGreaterThanOrEqual(0)
  expect(Math.max(...shares)).toBeLessThan(1)
  expect(shares.reduce((sum, share) => sum + share, 0) / 2000).toBeCloseTo(0.5, 1)
})
