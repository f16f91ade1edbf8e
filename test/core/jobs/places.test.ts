/** Groups, places and priorities of runs. */
import { expect, test } from 'vitest'
import { createSchedulerHarness, every, MINUTE, SUCCESS } from '../../helpers/scheduler-harness.ts'

const slowly = (minutes: number) => (vigie: ReturnType<typeof createSchedulerHarness>) => {
  const running = new Set<string>()
  let most = 0
  vigie.does(async ({ jobId }) => {
    running.add(jobId)
    most = Math.max(most, running.size)
    await new Promise<void>((resolve) => vigie.alarm.ring(vigie.clock.now() + minutes * MINUTE, resolve))
    running.delete(jobId)
    return SUCCESS
  })
  return { most: () => most }
}
const inGroup = (priority: number | null = null) => every(60, { group: 'nightly', priority })

test('the jobs of a group run one after another, the highest priority first', async () => {
  const jobs = { low: inGroup(-1), usual: inGroup(), high: inGroup(5) }
  const vigie = createSchedulerHarness({ start: '2026-01-05T09:59:00Z', jobs })
  const watched = slowly(2)(vigie)
  await vigie.start()
  vigie.settings.update((settings) => ({
    ...settings,
    scheduler: { most_runs: null, groups: { nightly: 1 } },
  }))
  await vigie.advance(10 * MINUTE)
  expect(watched.most()).toBe(1)
  expect(vigie.calls.map(({ jobId }) => jobId)).toEqual(['high', 'usual', 'low'])
  expect(['high', 'usual', 'low'].map((id) => vigie.runs(id)[0]?.started_at?.slice(11, 16))).toEqual([
    '11:00',
    '11:02',
    '11:04',
  ])
})

test('a group has as many places as the settings give it, and a raised limit counts at once', async () => {
  const jobs = { first: inGroup(), second: inGroup(), third: inGroup() }
  const vigie = createSchedulerHarness({ start: '2026-01-05T09:59:00Z', jobs })
  const watched = slowly(30)(vigie)
  await vigie.start()
  await vigie.advance(2 * MINUTE)
  expect(vigie.calls).toHaveLength(1)
  vigie.settings.update((settings) => ({
    ...settings,
    scheduler: { most_runs: null, groups: { nightly: 3 } },
  }))
  await vigie.advance(MINUTE)
  expect(watched.most()).toBe(3)
})

test('all jobs together have no more runs than the settings allow', async () => {
  const jobs = { first: every(60), second: every(60), third: every(60) }
  const vigie = createSchedulerHarness({ start: '2026-01-05T09:59:00Z', jobs })
  const watched = slowly(5)(vigie)
  vigie.settings.update((settings) => ({ ...settings, scheduler: { most_runs: 2, groups: {} } }))
  await vigie.start()
  await vigie.advance(20 * MINUTE)
  expect(watched.most()).toBe(2)
  expect(['first', 'second', 'third'].flatMap((id) => vigie.runLines(id))).toHaveLength(3)
})

test('a run that waits for a place says so, and can be cancelled', async () => {
  const jobs = { first: inGroup(1), second: inGroup() }
  const vigie = createSchedulerHarness({ start: '2026-01-05T09:59:00Z', jobs })
  slowly(30)(vigie)
  await vigie.start()
  await vigie.advance(2 * MINUTE)
  const waiting = ['first', 'second'].find((id) => vigie.runs(id)[0]?.started_at === null) ?? ''
  expect(vigie.services.jobs.get({ id: waiting }).running?.progress?.label).toBe('jobs.step.place')
  vigie.services.jobs.cancel({ id: waiting })
  await vigie.advance(MINUTE)
  expect(vigie.runLines(waiting)).toEqual(['cancelled 11:00'])
  expect(vigie.calls).toHaveLength(1)
})

test('a pause drops what waits for a place', async () => {
  const jobs = { first: inGroup(1), second: inGroup() }
  const vigie = createSchedulerHarness({ start: '2026-01-05T09:59:00Z', jobs })
  slowly(30)(vigie)
  await vigie.start()
  await vigie.advance(2 * MINUTE)
  const waiting = ['first', 'second'].find((id) => vigie.runs(id)[0]?.started_at === null) ?? ''
  vigie.services.jobs.pause({ id: waiting })
  await vigie.advance(40 * MINUTE)
  expect(vigie.runLines(waiting)).toEqual(['skipped paused 11:00'])
})

test('a run that waited when the process died is interrupted', async () => {
  const jobs = { first: inGroup(1), second: inGroup() }
  const vigie = createSchedulerHarness({ start: '2026-01-05T09:59:00Z', jobs })
  slowly(30)(vigie)
  await vigie.start()
  await vigie.advance(2 * MINUTE)
  await vigie.killAndRestart(MINUTE)
  expect([...vigie.runLines('first'), ...vigie.runLines('second')]).toEqual([
    'interrupted 11:00',
    'interrupted 11:00',
  ])
})

test('a job whose run waits for a place is not started twice', async () => {
  const jobs = {
    first: every(60, { group: 'nightly', priority: 1 }),
    second: every(10, { group: 'nightly' }),
  }
  const vigie = createSchedulerHarness({ start: '2026-01-05T09:59:00Z', jobs })
  slowly(9)(vigie)
  await vigie.start()
  await vigie.advance(90 * MINUTE)
  expect(vigie.runs('first').every(({ outcome }) => outcome !== 'failed')).toBe(true)
  expect(vigie.runLines('second').some((line) => line.startsWith('skipped still_running'))).toBe(true)
})
