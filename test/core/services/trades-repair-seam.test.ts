/** A seam with a gap: either side of it may be wrong, and repair downloads both. */
import { rmSync } from 'node:fs'
import { expect, test, vi } from 'vitest'
import { addDays } from '../../../shared/time/calendar-day.ts'
import { madeDay } from '../../helpers/trade-data.ts'
import { collected, job, START } from '../../helpers/trades-collected.ts'

// Each test starts worker threads, which is slow on a busy machine.
vi.setConfig({ testTimeout: 120_000 })

const [second, third] = [addDays(START, 1), addDays(START, 2)]

test.each([
  ['ended too early', 250],
  ['was empty', 0],
])('a day whose archive %s is fetched again when its neighbour does not follow', async (_, rows) => {
  const { service, archives, run, clock, done, work, key } = await collected(1)
  const whole = madeDay(second, 400, 401)
  archives.set(second, whole.slice(0, rows))
  archives.set(third, madeDay(third, 400, 801))
  clock.pass(2 * 86_400_000)
  await run()
  // Published again, complete.
  archives.set(second, [...whole])

  const { result } = await done(service.repair(job))

  expect(result).toMatchObject({ repaired: [second], confirmed: [], problems: [] })
  expect(work.store.day(key, third)?.confirmedAt).toBeNull()
  expect(work.store.day(key, second)?.file).toMatchObject({ rows: 400, lastId: 800 })
})

test('a day known to lack ids stays so when it is asked for again for its neighbour', async () => {
  const { service, archives, run, clock, done, file } = await collected(1, { bars: [] })
  archives.set(second, [...madeDay(second, 10, 401), ...madeDay(second, 390, 414)])
  archives.set(third, madeDay(third, 400, 804))
  clock.pass(2 * 86_400_000)
  await run()
  const repaired = async () => (await done(service.repair(job))).result

  expect(await repaired()).toMatchObject({ repaired: [], confirmed: [second], problems: [] })
  // Published again, without its first trades.
  archives.set(third, madeDay(third, 400, 810))
  rmSync(file(third))
  expect(await repaired()).toMatchObject({ repaired: [third], problems: [{ day: third }] })
  expect(await repaired()).toMatchObject({ repaired: [], confirmed: [second, third], problems: [] })
})
