import { expect, test } from 'vitest'
import { Timers } from '../../../main/core/schedule/timers.ts'
import { FakeAlarm } from '../../helpers/fake-alarm.ts'
import { FakeClock } from '../../helpers/fake-clock.ts'

function harness() {
  const clock = new FakeClock()
  const alarm = new FakeAlarm(clock)
  const rung: string[] = []
  const failures: unknown[] = []
  const timers = new Timers(clock, alarm, (error) => void failures.push(error))
  const at = (name: string, ahead: number) => timers.at(clock.now() + ahead, () => void rung.push(name))
  return { clock, alarm, timers, rung, at, failures }
}

test('Timers ring in the order of their times, on one alarm that is never set far', async () => {
  const { alarm, rung, at } = harness()
  at('late', 100_000)
  at('early', 1000)
  at('middle', 50_000)
  expect(alarm.armed).toBe(1)
  await alarm.advance(120_000)
  expect(rung).toEqual(['early', 'middle', 'late'])
  expect(alarm.furthest).toBeLessThanOrEqual(30_000)
  expect(alarm.armed).toBe(0)
})

test('A timer taken back does not ring, and the last one takes the alarm with it', async () => {
  const { alarm, rung, at } = harness()
  const cancel = at('never', 1000)
  cancel()
  expect(alarm.armed).toBe(0)
  await alarm.advance(2000)
  cancel()
  expect(rung).toEqual([])
})

test('A clock set forward rings what has passed at the next look', async () => {
  const { clock, alarm, rung, at } = harness()
  at('noon', 3_600_000)
  clock.jump(3_600_000)
  await alarm.advance(30_000)
  expect(rung).toEqual(['noon'])
})

test('A clock set back leaves of each timer what was left of it', async () => {
  const { clock, alarm, rung, at } = harness()
  at('before', 60_000)
  await alarm.advance(10_000)
  clock.jump(-3_600_000)
  at('after', 70_000)
  await alarm.advance(49_000)
  expect(rung).toEqual([])
  await alarm.advance(1000)
  expect(rung).toEqual(['before'])
  await alarm.advance(20_000)
  expect(rung).toEqual(['before', 'after'])
})

test('A pause ends with its signal, and leaves nothing armed', async () => {
  const { alarm, timers } = harness()
  const stop = new AbortController()
  const pause = timers.pause(10_000, stop.signal)
  stop.abort(new Error('enough'))
  await expect(pause).rejects.toThrow('enough')
  await expect(timers.pause(1, stop.signal)).rejects.toThrow('enough')
  expect(alarm.armed).toBe(0)
})

test('A callback that throws takes no other with it, and the next ring comes', async () => {
  const { alarm, clock, timers, rung, at, failures } = harness()
  const error = new Error('a listener failed')
  timers.at(clock.now() + 1000, () => {
    throw error
  })
  at('beside', 1000)
  at('after', 2000)
  await alarm.advance(3000)
  expect([rung, failures]).toEqual([['beside', 'after'], [error]])
})
