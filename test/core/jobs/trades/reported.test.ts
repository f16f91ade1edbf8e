/** Reports of public trackers, each on a server that does what was reported. */
import { describe, expect, test, vi } from 'vitest'
import { verify } from '../../../../main/core/jobs/trades/verify.ts'
import { collectionOf } from '../../../../main/core/jobs/trades/workspace.ts'
import { spokenDay } from '../../../../shared/time/day-words.ts'
import { DAY_MS } from '../../../../shared/time/units.ts'
import { csvOf, lineOf, madeDay, type TestTrade } from '../../../helpers/trade-data.ts'
import { archived, dayAt, meet, onArchive, problemOf, ROWS, tradesAt } from '../../../helpers/trade-world.ts'
import type { ReplayFault } from '../../../servers/replay.ts'

vi.setConfig({ testTimeout: 120_000 })

const unwatched = { signal: new AbortController().signal, progress: () => undefined }

describe('binance-public-data 376: pages that do not reach back any more', () => {
  /** Pages begin with the trades of day 4, whatever is asked for. */
  const cut = () => [4, 5, 6].flatMap(tradesAt)

  test('do not say that a day without an archive had no trades', async () => {
    const { settle, day, states, archives } = await meet({
      days: 6,
      live: cut,
      now: `${dayAt(12)}T12:00:00Z`,
    })
    archives.delete(dayAt(2))

    await settle()

    expect(states()).toEqual(['stored', 'stored', 'waiting', 'stored', 'stored', 'stored'])
    expect(problemOf(day(2))).toContain(spokenDay('day', dayAt(2), 'en'))
  })

  test('do not keep the archives of the days after it from being collected', async () => {
    const { settle, states, archives } = await meet({ days: 6, live: cut, now: `${dayAt(12)}T12:00:00Z` })
    archives.delete(dayAt(0))

    await settle()

    expect(states().slice(1)).toEqual(Array(5).fill('stored'))
  })

  test('do not say that ids which an archive lacks do not exist', async () => {
    const some = tradesAt(1).filter(({ id }) => id % 10 !== 5)
    const { settle, day } = await meet({
      days: 3,
      live: cut,
      fault: archived(1, csvOf(some)),
      now: `${dayAt(3)}T12:00:00Z`,
    })

    await settle()

    expect(day(1)).toMatchObject({ state: 'stored', file: { missingIds: 5 }, confirmedAt: null })
  })
})

test('binance-public-data 353: an id that two trades share over midnight sets the later day apart, with both', async () => {
  const last = tradesAt(0).at(-1) as TestTrade
  const other = { ...last, quantity: last.quantity + 1n, time: last.time + 200_000 }
  const first = madeDay(dayAt(1), ROWS, last.id + 1)
  const { settle, day, states } = await meet({
    days: 3,
    fault: archived(
      1,
      [{ ...other, time: first[0]?.time ?? 0 }, ...first].map((one) => `${lineOf(one)}\n`).join(''),
    ),
  })

  await settle()

  expect(states()).toEqual(['stored', 'quarantined', 'stored'])
  expect(problemOf(day(1))).toContain(`${last.id},`)
})

describe('binance-public-data 307 and 213: futures whose pages need a key', () => {
  const keyed = (url: URL): ReplayFault | null =>
    url.pathname.startsWith('/api')
      ? { status: 401, body: '{"code":-2015,"msg":"Invalid API-key, IP, or permissions for action."}' }
      : null

  test('with a day that was never published: it waits with the reason, and the others go on', async () => {
    const { settle, day, states, archives } = await meet({
      days: 6,
      fault: keyed,
      now: `${dayAt(12)}T12:00:00Z`,
    })
    archives.delete(dayAt(2))

    await settle()

    expect(states()).toEqual(['stored', 'stored', 'waiting', 'stored', 'stored', 'stored'])
    expect(problemOf(day(2))).not.toBe('')
  })

  test('with a day that ends at eight in the evening: it is stored, and what is missing is said', async () => {
    const { settle, states, work, settings } = await meet({
      days: 3,
      fault: (url, before) => keyed(url) ?? archived(1, csvOf(tradesAt(1).slice(0, 40)))(url, before),
    })

    await settle()

    expect(states()).toEqual(['stored', 'stored', 'stored'])
    const { problems } = await verify(work, collectionOf(work, settings), {}, unwatched)
    expect(problems).toMatchObject([
      { day: dayAt(2), problem: { messageKey: 'day.gap_before', params: { count: 10 } } },
    ])
  })
})

test('a 404 that is not true: a file that is there is taken when it is asked for again', async () => {
  const { run, settle, day, clock } = await meet({
    days: 3,
    fault: onArchive(1, (_, before) => (before < 2 ? { status: 404, body: 'not found' } : null)),
  })

  await settle()
  const before = day(1)?.state
  for (let i = 0; i < 4; i++) {
    clock.pass(3_600_000)
    await run()
  }

  expect([before, day(1)?.state]).toEqual(['waiting', 'stored'])
})

test('binance-public-data 15: a day whose times are ten days off is set apart, and the others go on', async () => {
  const off = tradesAt(1).map((trade) => ({ ...trade, time: trade.time - 10 * DAY_MS }))
  const { settle, states, day } = await meet({ days: 3, fault: archived(1, csvOf(off)) })

  await settle()

  expect(states()).toEqual(['stored', 'quarantined', 'stored'])
  expect(problemOf(day(1))).toContain('Line 1 of BTCUSDT-trades')
})

test('binance-public-data 193: hours without a trade whose ids go on are no gap', async () => {
  const quiet = tradesAt(1).map((trade, i) => ({
    ...trade,
    time: i < 25 ? trade.time : Math.max(trade.time, (tradesAt(1)[25]?.time ?? 0) + 4 * 3_600_000),
  }))
  const { settle, work, settings, day } = await meet({ days: 3, fault: archived(1, csvOf(quiet)) })

  await settle()

  expect(day(1)).toMatchObject({ state: 'stored', file: { rows: ROWS, missingIds: 0 } })
  expect((await verify(work, collectionOf(work, settings), {}, unwatched)).problems).toEqual([])
})
