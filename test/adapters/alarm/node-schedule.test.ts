import schedule from 'node-schedule'
import { expect, onTestFinished, test, vi } from 'vitest'
import { nodeScheduleAlarm } from '../../../main/adapters/alarm/node-schedule.ts'

const alarm = nodeScheduleAlarm({ now: () => Date.now() })

const rung = (at: number) => new Promise<number>((resolve) => alarm.ring(at, () => resolve(Date.now())))

test('Rings at its time, not before', async () => {
  const at = Date.now() + 60
  expect(await rung(at)).toBeGreaterThanOrEqual(at)
})

test('A time that has passed rings at once', async () => {
  expect(await rung(Date.now() - 5000)).toBeGreaterThan(0)
})

test('An alarm taken back does not ring, and nothing of it stays behind', async () => {
  const jobs = Object.keys(schedule.scheduledJobs).length
  let rings = 0
  const cancels = [20, 25, -1000].map((ahead) =>
    alarm.ring(Date.now() + ahead, () => {
      rings += 1
    }),
  )
  for (const cancel of cancels) cancel()
  await rung(Date.now() + 50)
  expect(rings).toBe(0)
  for (const cancel of cancels) cancel()
  expect(Object.keys(schedule.scheduledJobs)).toHaveLength(jobs)
})

test('A clock set back does not hold up an alarm', async () => {
  const now = Date.now
  const alarm = rung(now() + 50)
  const clock = vi.spyOn(Date, 'now').mockImplementation(() => now() - 3_600_000)
  onTestFinished(() => clock.mockRestore())
  expect(await alarm).toBeLessThan(now())
})
