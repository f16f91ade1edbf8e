/** What the owner decides about single days, and the report of their quality. */
import { existsSync } from 'node:fs'
import { expect, test, vi } from 'vitest'
import { addDays } from '../../../shared/time/calendar-day.ts'
import { DAY_MS } from '../../../shared/time/units.ts'
import { madeDay } from '../../helpers/trade-data.ts'
import { collected, job, START } from '../../helpers/trades-collected.ts'

vi.setConfig({ testTimeout: 120_000 })

const [second, third] = [addDays(START, 1), addDays(START, 2)]

/** Three days, the second of which the exchange does not give. */
async function withHole() {
  const world = await collected(3, { bars: [], start: START }, 400)
  await world.done(world.service.forget({ ...job, day: second }))
  const trades = world.archives.get(second) ?? []
  world.archives.delete(second)
  return { ...world, trades }
}

test('a day that is accepted is no hole: bars go over it, verification says nothing, the report says why', async () => {
  const { service, done, run, work, key } = await withHole()
  await run()

  const answer = service.accept({ ...job, day: second, reason: 'exchange was down' })

  const { items } = service.quality(job)
  expect(answer.message).toEqual({ messageKey: 'reply.day_accepted', params: { day: second } })
  expect(items.map(({ day, state, completeness }) => [day, state, completeness])).toEqual([
    [START, 'stored', 1],
    [second, 'waiting', null],
    [third, 'stored', 1],
  ])
  expect(items[1]?.accepted?.reason).toBe('exchange was down')
  expect((await done(service.verify(job))).result).toMatchObject({ problems: [] })
  expect(work.store.settledDays(key, Number.MAX_SAFE_INTEGER)).toContain(second)
})

test('a day that is whole, or not over, cannot be accepted', async () => {
  const { service } = await collected(1, { bars: [] })

  expect(() => service.accept({ ...job, day: START, reason: 'x' })).toThrow('that day is stored and whole')
  expect(() => service.accept({ ...job, day: second, reason: 'x' })).toThrow(
    'give one up to January 26, 2024',
  )
})

test('a day of which nothing is stored cannot be forgotten', async () => {
  const { service, done } = await collected(0)
  const { fault } = await done(service.forget({ ...job, day: '2030-12-25' }))
  expect(fault).toMatchObject({
    code: 'invalid_input',
    message: expect.stringContaining('nothing of December 25, 2030'),
  })
})

test('a day that nobody has tried to collect cannot be accepted: its archive may be there', async () => {
  const { service, done, work, key } = await collected(2, { bars: [] })
  await done(service.forget({ ...job, day: START }))

  expect(() => service.accept({ ...job, day: START, reason: 'x' })).toThrow(`vigie trades fetch ${START}`)
  expect(work.store.day(key, START)).toBeNull()
})

test('a day is fetched at once, whatever was to be waited for, and is no longer accepted', async () => {
  const { service, done, run, archives, trades, work, key } = await withHole()
  await run()
  service.accept({ ...job, day: second, reason: 'x' })
  const missing = await done(service.fetch({ ...job, day: second }))
  archives.set(second, trades)

  const { result } = await done(service.fetch({ ...job, day: second }))

  expect(missing.fault?.code).toBe('trades_archive_missing')
  expect(result).toEqual({ day: second, rows: 400, replaced: false })
  expect(work.store.day(key, second)).toMatchObject({ state: 'stored', accepted: null })
})

test('a stored day whose fetch fails stays as it was', async () => {
  const { service, done, archives, work, key } = await collected(1, { bars: [] })
  archives.delete(START)

  const { fault } = await done(service.fetch({ ...job, day: START }))

  expect(fault?.code).toBe('trades_archive_missing')
  expect(work.store.day(key, START)).toMatchObject({ state: 'stored', file: { rows: 400 } })
})

test('a day that is forgotten has no file, and is collected again', async () => {
  const { service, done, file, run, work, key } = await collected(2, { bars: [] })

  await done(service.forget({ ...job, day: second }))
  const gone = [existsSync(file(second)), work.store.day(key, second)]
  await run()

  expect(gone).toEqual([false, null])
  expect(work.store.day(key, second)?.state).toBe('stored')
})

test('the report counts ids that are missing between two days as missing of the later one', async () => {
  const { service, archives, run, clock } = await collected(1, { bars: [] })
  archives.set(second, madeDay(second, 400, 404))
  clock.pass(DAY_MS)
  await run()

  const { items, whole_days } = service.quality(job)

  expect(whole_days).toBe(1)
  expect(items[1]).toMatchObject({ missing_ids: 3, completeness: 400 / 403, gaps: [{ from: 401, to: 403 }] })
})

test('the report tells what is missing of each day, and why, also as CSV', async () => {
  const { service, archives, run, clock } = await collected(1, { bars: [] })
  const lacking = madeDay(second, 400, 401).toSpliced(10, 4)
  archives.set(second, lacking)
  clock.pass(DAY_MS)
  await run()

  const { items, days, whole_days, completeness } = service.quality(job)
  const { content, file_name } = service.exportQuality({ ...job, from: second })

  expect([days, whole_days, completeness]).toEqual([2, 1, 796 / 800])
  expect(items[1]).toMatchObject({
    missing_ids: 4,
    completeness: 396 / 400,
    gaps: [{ from: 411, to: 414 }],
    duplicates: 0,
    archive_sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
    archive_etag: expect.stringMatching(/^"/),
  })
  const [head, row, ...rest] = content.trim().split('\r\n')
  expect(head).toMatch(/^day,state,source,rows,missing_ids,completeness,gaps,/)
  expect(row).toMatch(new RegExp(`^${second},stored,archive,396,4,0.99,411-414,`))
  expect(rest).toEqual([])
  expect(file_name).toMatch(/^BTCUSDT-quality-.*\.csv$/)
})

test('work that the owner began is no failure of the job: the run waits for it, and says so', async () => {
  const { work, run, key, progress } = await collected(1, { bars: [] })
  const release = await work.locks.reserve(key, 'trades', 'verify')

  const running = run()
  await vi.waitFor(() => expect(progress.at(-1)?.label).toBe('trades.step.turn'))
  expect(work.locks.holder(key)).toBe('verify')
  release()

  expect(await running).toMatchObject({ outcome: 'succeeded', faults: [] })
  expect(work.locks.holder(key)).toBeNull()
})

test('a run that is cancelled while it waits leaves the queue', async () => {
  const { work, run, key } = await collected(1, { bars: [] })
  const release = await work.locks.reserve(key, 'trades', 'base')
  const stop = new AbortController()

  const running = run(stop.signal)
  stop.abort(new Error('cancelled'))

  await expect(running).rejects.toThrow('cancelled')
  release()
  expect(work.locks.holder(key)).toBeNull()
})

test('what the owner began during a run comes before the runs that wait', async () => {
  const { locks } = (await collected(0)).work
  const order: string[] = []
  const never = new AbortController().signal
  const first = await locks.turn('a', never)
  const second = locks.turn('a', never).then((release) => {
    order.push('run')
    release()
  })
  const forget = locks.reserve('a', 'trades', 'forget').then((release) => {
    order.push('forget')
    release()
  })
  first()
  await Promise.all([second, forget])

  expect(order).toEqual(['forget', 'run'])
  expect(locks.holder('a')).toBeNull()
})

test('work that the owner begins during a run follows it, before another run', async () => {
  const { work, service, done, key } = await collected(1, { bars: [] })
  const runEnds = await work.locks.turn(key, new AbortController().signal)

  const begun = service.verify(job)
  expect(() => service.verify(job)).toThrow('is using the files of "trades" (Verification)')
  runEnds()

  expect(work.locks.holder(key)).toBe('verify')
  expect((await done(begun)).state).toBe('succeeded')
  expect(work.locks.holder(key)).toBeNull()
})
