/** A clock that was ahead and is set right while Vigie is stopped: what was written meanwhile gets its real times. */
import { expect, test } from 'vitest'
import { createClockRecords } from '../../../main/adapters/sqlite/clock-records.ts'
import { createSchedulerHarness, DAY, every, MINUTE } from '../../helpers/scheduler-harness.ts'

const WRONG = 5 * DAY
const WAIT = 11 * MINUTE

/** A job that ran at 11:01 and 11:02 under a clock that is five days ahead; then the clock is set right. */
async function ranAhead() {
  const vigie = createSchedulerHarness({
    start: '2026-11-20T10:00:00Z',
    jobs: { job: every(1) },
    trusted: true,
  })
  vigie.clock.jump(WRONG)
  await vigie.start()
  await vigie.advance(2 * MINUTE)
  expect(vigie.runs().map(({ started_at }) => started_at)).toEqual([
    '2026-11-25T11:01:00+01:00',
    '2026-11-25T11:02:00+01:00',
  ])
  vigie.clock.jump(-WRONG)
  return vigie
}

type Vigie = Awaited<ReturnType<typeof ranAhead>>
const corrected = (vigie: Vigie) => vigie.runs().filter(({ summary }) => 'clock_ahead_seconds' in summary)
const starts = (vigie: Vigie) => corrected(vigie).map(({ started_at }) => started_at)
const REAL = ['2026-11-20T11:01:00+01:00', '2026-11-20T11:02:00+01:00']

test('the wait until the present is certain does not count', async () => {
  const vigie = await ranAhead()
  await vigie.killAndRestart()
  await vigie.advance(WAIT)
  expect(starts(vigie)).toEqual(REAL)
})

test('nor do the starts during that wait', async () => {
  const vigie = await ranAhead()
  await vigie.killAndRestart()
  await vigie.advance(8 * MINUTE)
  await vigie.killAndRestart()
  await vigie.advance(WAIT)
  expect(starts(vigie)).toEqual(REAL)
})

test('runs after the start that saw the earlier time keep their times and outcomes', async () => {
  const vigie = await ranAhead()
  await vigie.killAndRestart()
  await vigie.advance(WAIT)
  const others = vigie.runs().filter(({ summary }) => !('clock_ahead_seconds' in summary))
  expect(new Set(others.map(({ outcome }) => outcome))).toEqual(new Set(['succeeded']))
  expect(others[0]?.started_at).toBe('2026-11-20T11:03:00+01:00')
})

test('the period is from the first run under the wrong clock to the start that saw the earlier time', async () => {
  const vigie = await ranAhead()
  const to = vigie.clock.now()
  await vigie.killAndRestart()
  await vigie.advance(WAIT)
  expect(createClockRecords(vigie.db).periods(0, 9)).toMatchObject([
    { from: to - MINUTE, to, aheadMs: WRONG, kind: 'believed' },
  ])
})
