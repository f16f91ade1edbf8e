import { expect, it } from 'vitest'
import { createProgramWatch } from '../../main/core/program-watch.ts'
import { FakeAlarm } from '../helpers/fake-alarm.ts'
import { FakeClock } from '../helpers/fake-clock.ts'
import { silentLog } from '../helpers/silent-log.ts'

it('a replaced program is told once, within half a minute', async () => {
  const clock = new FakeClock()
  const alarm = new FakeAlarm(clock)
  let calls = 0
  let replaced = false
  const program = { isReplaced: () => replaced }
  const watch = createProgramWatch({ program, clock, alarm, log: silentLog(), replaced: () => (calls += 1) })
  await watch.start()
  await alarm.advance(60_000)
  expect(calls).toBe(0)
  replaced = true
  await alarm.advance(30_000)
  await alarm.advance(300_000)
  expect(calls).toBe(1)
})
