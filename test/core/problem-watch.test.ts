import { expect, it } from 'vitest'
import { createProblemWatch } from '../../main/core/problem-watch.ts'
import type { LocalizableMessage } from '../../shared/errors.ts'
import { FakeAlarm } from '../helpers/fake-alarm.ts'
import { FakeClock } from '../helpers/fake-clock.ts'

it('a problem is told when it comes and when it goes, not when its figures change', async () => {
  const clock = new FakeClock()
  const alarm = new FakeAlarm(clock)
  let calls = 0
  let problems: LocalizableMessage[] = []
  const watch = createProblemWatch({ problems: () => problems, clock, alarm, changed: () => (calls += 1) })
  await watch.start()
  const after = async (now: LocalizableMessage[]) => {
    problems = now
    await alarm.advance(60_000)
    return calls
  }
  expect(await after([])).toBe(0)
  expect(await after([{ messageKey: 'health.problem.disk', params: { free: 40 } }])).toBe(1)
  expect(await after([{ messageKey: 'health.problem.disk', params: { free: 12 } }])).toBe(1)
  expect(await after([])).toBe(2)
  await watch.stop()
  expect(await after([{ messageKey: 'health.problem.disk', params: { free: 12 } }])).toBe(2)
})
