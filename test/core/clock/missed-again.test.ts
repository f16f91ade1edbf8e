/** Planned times that were recorded as missed under a clock that was ahead are due again, and none runs twice. */
import { expect, test } from 'vitest'
import type { MissedPolicy } from '../../../shared/job.ts'
import {
  createSchedulerHarness,
  DAY,
  definition,
  every,
  HOUR,
  MINUTE,
} from '../../helpers/scheduler-harness.ts'

const AHEAD = 40 * DAY
/** Vigie is sure of the present by then. */
const CONFIRMED = 11 * MINUTE

const missed = (policy: MissedPolicy['policy'], graceSeconds: number | null = 12 * 3600) => ({
  missed: { policy, cap: 10, grace_seconds: graceSeconds },
})
const MONTHLY = { form: 'cron', cron: '0 2 1 * *' }
const ONCE = { form: 'once', at: '2026-12-01T02:00' }

/** It is so many minutes before 02:00 on 1 December, and a process starts under a clock that is 40 days ahead. */
async function ahead(job: ReturnType<typeof definition>, minutesBefore: number) {
  const vigie = createSchedulerHarness({ start: '2026-12-01T01:00:00Z', jobs: { job }, trusted: true })
  vigie.clock.jump(-minutesBefore * MINUTE - 5 * MINUTE)
  await vigie.start()
  await vigie.advance(4 * MINUTE)
  vigie.clock.jump(AHEAD)
  await vigie.killAndRestart()
  await vigie.advance(MINUTE)
  return vigie
}

type Vigie = Awaited<ReturnType<typeof ahead>>

/** The clock is right again at the next start. */
async function restartRight(vigie: Vigie, downFor = 0) {
  vigie.clock.jump(-AHEAD)
  await vigie.killAndRestart(downFor)
}

const nextOf = ({ services }: Vigie) => services.jobs.get({ id: 'job' }).next_run_time
const executed = (vigie: Vigie) => vigie.runLines().filter((line) => line.startsWith('succeeded'))

test('the next time is the real one from the start on', async () => {
  const vigie = await ahead(definition(MONTHLY, missed('none')), 15)
  expect(vigie.runLines()).toEqual(['skipped missed x2 02:00'])
  await restartRight(vigie)
  expect(nextOf(vigie)).toBe('2026-12-01T02:00:00+01:00')
})

test.each([MONTHLY, ONCE])('%o runs on time, be it before the clock is confirmed', async (schedule) => {
  const vigie = await ahead(definition(schedule, missed('none')), 5)
  await restartRight(vigie)
  await vigie.advance(5 * MINUTE)
  expect(executed(vigie)).toEqual(['succeeded 02:00'])
})

test('the run is told of its time, not the record of the wrong clock', async () => {
  const vigie = await ahead(definition(MONTHLY, missed('none')), 5)
  await restartRight(vigie)
  await vigie.advance(5 * MINUTE)
  const caller = { language: 'en', signal: new AbortController().signal } as const
  const { message } = vigie.services.jobs.why({ id: 'job', at: '2026-12-01T02:00' }, caller)
  expect(message).toMatchObject({ messageKey: 'why.ran' })
})

test('it runs once only, also after the clock is confirmed and after another start', async () => {
  const vigie = await ahead(definition(MONTHLY, missed('all')), 5)
  await restartRight(vigie)
  await vigie.advance(CONFIRMED)
  await vigie.killAndRestart()
  await vigie.advance(CONFIRMED)
  expect(executed(vigie).filter((line) => line === 'succeeded 02:00')).toHaveLength(1)
  expect(nextOf(vigie)).toBe('2027-01-01T02:00:00+01:00')
})

test.each([MONTHLY, ONCE])('%o that passed before the clock was right is made up for', async (schedule) => {
  const vigie = await ahead(definition(schedule, missed('latest')), 5)
  await restartRight(vigie, HOUR)
  await vigie.advance(CONFIRMED)
  expect(executed(vigie)).toEqual(['succeeded catch_up 02:00'])
})

test('or is missed, if the job does not make up for what it missed', async () => {
  const vigie = await ahead(definition(MONTHLY, missed('none')), 5)
  await restartRight(vigie, HOUR)
  await vigie.advance(CONFIRMED)
  expect(vigie.runLines()).toContain('skipped missed 02:00')
  expect(nextOf(vigie)).toBe('2027-01-01T02:00:00+01:00')
})

test('the same without a start in between', async () => {
  const vigie = await ahead(definition(MONTHLY, missed('latest')), 5)
  vigie.clock.jump(-AHEAD)
  await vigie.advance(10 * MINUTE + CONFIRMED)
  expect(executed(vigie)).toEqual(['succeeded catch_up 02:00'])
})

test('a job that has run since is not run again for an earlier time', async () => {
  const vigie = await ahead(every(1, missed('latest')), 5)
  await vigie.advance(3 * MINUTE)
  const before = vigie.calls.length
  vigie.clock.jump(-AHEAD)
  await vigie.killAndRestart()
  await vigie.advance(CONFIRMED)
  expect(vigie.calls).toHaveLength(before + 11)
})
