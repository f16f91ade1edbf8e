import { expect, it } from 'vitest'
import { startUpdateSchedule } from '../../../main/core/updates/schedule.ts'
import { FakeAlarm } from '../../helpers/fake-alarm.ts'
import { FakeClock } from '../../helpers/fake-clock.ts'

const MINUTE = 60_000
const HOUR = 3_600_000

function setting() {
  const clock = new FakeClock()
  const alarm = new FakeAlarm(clock)
  const seen = { wanted: true, checks: 0 }
  const end = startUpdateSchedule({
    clock,
    alarm,
    wanted: () => seen.wanted,
    check: async () => {
      seen.checks += 1
    },
  })
  return { alarm, clock, end, seen }
}

it('looks a minute after the start, not during it, then every six hours', async () => {
  const { alarm, seen } = setting()
  expect(seen.checks).toBe(0)
  await alarm.advance(MINUTE)
  expect(seen.checks).toBe(1)
  await alarm.advance(5 * HOUR)
  expect(seen.checks).toBe(1)
  await alarm.advance(HOUR)
  expect(seen.checks).toBe(2)
})

it('looks once after a night asleep', async () => {
  const { alarm, clock, seen } = setting()
  await alarm.advance(MINUTE)
  clock.jump(9 * HOUR)
  await alarm.advance(MINUTE)
  expect(seen.checks).toBe(2)
})

it('looks at nothing while it is not wanted, and soon once it is', async () => {
  const { alarm, seen } = setting()
  seen.wanted = false
  await alarm.advance(10 * HOUR)
  expect(seen.checks).toBe(0)
  seen.wanted = true
  await alarm.advance(MINUTE)
  expect(seen.checks).toBe(1)
})

it('ends', async () => {
  const { alarm, end, seen } = setting()
  end()
  await alarm.advance(10 * HOUR)
  expect(seen.checks).toBe(0)
  expect(alarm.armed).toBe(0)
})
