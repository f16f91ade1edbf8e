import { expect, test } from 'vitest'
import { doHousekeeping, startHousekeeping } from '../../main/core/housekeeping.ts'
import { FakeAlarm } from '../helpers/fake-alarm.ts'
import { FakeClock } from '../helpers/fake-clock.ts'
import { silentLog } from '../helpers/silent-log.ts'

function setting() {
  const clock = new FakeClock('2026-11-22T12:00:00Z')
  const log = silentLog()
  const days: string[] = []
  const deps = {
    clock,
    log,
    dateIsCertain: () => true,
    rules: [],
    space: { giveBack: () => false },
    yieldToEventLoop: () => Promise.resolve(),
    backupsKept: () => 7,
    optimize: () => {},
    deleteOldCode: () => Promise.resolve(0),
    backups: {
      daily: async (day: string) => days.push(day) > 0,
      to: () => Promise.resolve(),
    },
  }
  return { clock, log, days, deps }
}

test('a failing backup does not keep the sweep from happening, and is logged', async () => {
  const { deps, log } = setting()
  let optimized = false
  const backups = { ...deps.backups, daily: () => Promise.reject(new Error('disk full')) }
  const optimize = () => {
    optimized = true
  }
  await doHousekeeping({ ...deps, backups, optimize }, new AbortController().signal)
  expect(log.lines).toMatchObject([{ level: 'error', context: { part: 'backup' } }])
  expect(optimized).toBe(true)
})

test('each calendar day of the owner is maintained once, the first 30 s after the start', async () => {
  const { clock, days, deps } = setting()
  const alarm = new FakeAlarm(clock)
  const stop = startHousekeeping(deps, alarm)
  await alarm.advance(29_000)
  expect(days).toEqual([])
  await alarm.advance(36 * 3_600_000)
  expect(days).toEqual(['2026-11-22', '2026-11-23', '2026-11-24'])
  expect(alarm.furthest).toBeLessThanOrEqual(30_000)
  await stop()
  expect(alarm.armed).toBe(0)
})

test('stopping waits for the part in flight and arms nothing more', async () => {
  const { clock, deps } = setting()
  const alarm = new FakeAlarm(clock)
  const copying = Promise.withResolvers<boolean>()
  const backups = { ...deps.backups, daily: () => copying.promise }
  const stop = startHousekeeping({ ...deps, backups }, alarm)
  await alarm.advance(30_000)
  let stopped = false
  const stopping = stop().then(() => {
    stopped = true
  })
  await Promise.resolve()
  expect(stopped).toBe(false)
  copying.resolve(true)
  await stopping
  expect(alarm.armed).toBe(0)
})

test('nothing is deleted or replaced until the date is certain', async () => {
  const { clock, days, deps } = setting()
  const alarm = new FakeAlarm(clock)
  let certain = false
  const stop = startHousekeeping({ ...deps, dateIsCertain: () => certain }, alarm)
  await alarm.advance(3_600_000)
  expect(days).toEqual([])
  certain = true
  await alarm.advance(30_000)
  expect(days).toEqual(['2026-11-22'])
  await stop()
})
