/** What exchanges do to a collector: a collection ends whole, or says what is missing, and is never halted. */
import { describe, expect, test, vi } from 'vitest'
import { updateBars, wholeDays } from '../../../../main/core/jobs/trades/bars-run.ts'
import { verify } from '../../../../main/core/jobs/trades/verify.ts'
import { collectionOf } from '../../../../main/core/jobs/trades/workspace.ts'
import { type TradesSettings, tradesSettingsSchema } from '../../../../shared/kinds/trades.ts'
import { DAY_MS } from '../../../../shared/time/units.ts'
import { csvOf, madeDay } from '../../../helpers/trade-data.ts'
import { archived, dayAt, meet, onArchive, problemOf, ROWS, tradesAt } from '../../../helpers/trade-world.ts'
import type { ReplayFault } from '../../../servers/replay.ts'

vi.setConfig({ testTimeout: 120_000 })

const pageFault = (fault: ReplayFault) => (url: URL) => (url.pathname.startsWith('/api') ? fault : null)

describe('today', () => {
  test.each<[string, ReplayFault, string]>([
    ['404', { status: 404, body: 'not found' }, 'status 404, "not found"'],
    ['a firewall', { status: 403, body: '<html><title>Access denied</title></html>' }, '"Access denied"'],
    [
      '451',
      { status: 451, body: '{"code":0,"msg":"Service unavailable from a restricted location"}' },
      'status 451, "Service unavailable from a restricted location"',
    ],
  ])(
    'refused for ever by %s waits with the words of the exchange, and past days go on',
    async (_, fault, words) => {
      const { run, settle, day, states, server, clock, archives } = await meet({
        days: 6,
        fault: pageFault(fault),
        settings: { today: true },
      })

      const results = await settle()
      archives.set(dayAt(6), tradesAt(6))
      clock.pass(DAY_MS)
      await run()

      expect(results.map(({ outcome }) => outcome)).toEqual(['succeeded', 'partial'])
      expect(states()).toEqual(Array(6).fill('stored'))
      expect(day(6)).toMatchObject({ state: 'stored', source: 'archive' })
      expect(problemOf(day(7))).toContain(words)
      const asked = server.requests.filter(({ url }) => url.pathname.startsWith('/api')).length
      expect(asked, 'asked once for each of the two days').toBe(2)
    },
  )

  test('whose pages passed midnight is replaced by its archive', async () => {
    const live = [0, 1, 2].flatMap(tradesAt)
    let known = live.slice(0, 2 * ROWS - 5)
    const { run, clock, day, archives } = await meet({
      days: 1,
      live: () => known,
      settings: { today: true },
      now: `${dayAt(1)}T23:50:00Z`,
    })

    await run()
    const before = day(1)?.state
    known = live
    await run()
    const passed = day(1)
    archives.set(dayAt(1), tradesAt(1))
    clock.pass(DAY_MS)
    await run()

    expect([before, passed?.state, passed?.source]).toEqual(['partial', 'stored', 'pages'])
    expect(day(1)).toMatchObject({ state: 'stored', source: 'archive', file: { rows: ROWS } })
  })
})

test('bars go on into the open day, and follow its file as it grows', async () => {
  const live = [0, 1].flatMap(tradesAt)
  let known = live.slice(0, 2 * ROWS - 15)
  const ticks = tradesSettingsSchema.shape.bars.parse([{ by: 'tick', id: 'ticks', ticks: 20 }])
  const { run, work, key } = await meet({
    days: 1,
    live: () => known,
    settings: { today: true, bars: ticks },
    now: `${dayAt(1)}T23:50:00Z`,
  })
  const counted = () => {
    const last = work.bars.lastDay(key, 'ticks')
    return [last?.day, last?.state.bars, last?.state.open?.ticks ?? 0]
  }

  await run()
  const before = counted()
  known = live
  await run()

  expect(before).toEqual([dayAt(1), 4, 5])
  expect(counted()).toEqual([dayAt(1), 5, 0])
})

describe('a day without trades', () => {
  test('before the listing of the symbol is absent, with the first day that has some', async () => {
    const listed = [3, 4, 5].flatMap(tradesAt)
    const { settle, day, states, archives, ...world } = await meet({
      days: 6,
      live: () => listed,
      now: `${dayAt(10)}T12:00:00Z`,
    })
    for (const i of [0, 1, 2]) archives.delete(dayAt(i))

    await settle()

    expect(states()).toEqual(['absent', 'absent', 'absent', 'stored', 'stored', 'stored'])
    expect(problemOf(day(0))).toBe(`Binance has no trades of this day; the next ones are of January 29, 2024`)
    const starts = world.server.requests.map(({ url }) => url.searchParams.get('startTime'))
    expect(starts, 'the pages are asked once for all of them').not.toContain(String(Date.parse(dayAt(1))))
  })

  test('after a delisting or a renaming is absent with the words of the exchange, and bars go over it', async () => {
    const bars = tradesSettingsSchema.shape.bars.parse([{ by: 'tick', id: 'tick', ticks: 10 }])
    const { settle, work, settings, states, archives, day } = await meet({
      days: 6,
      fault: pageFault({ status: 400, body: '{"code":-1121,"msg":"Invalid symbol."}' }),
      settings: { bars: [] },
      now: `${dayAt(12)}T12:00:00Z`,
    })
    archives.delete(dayAt(2))

    await settle()

    expect(states()).toEqual(['stored', 'stored', 'absent', 'stored', 'stored', 'stored'])
    expect(problemOf(day(2))).toContain('Binance does not know the symbol BTCUSDT ("Invalid symbol.")')
    const collection = collectionOf(work, { ...settings, bars })
    expect(wholeDays(work, collection)).toHaveLength(5)
    const options = { signal: new AbortController().signal, progress: () => undefined }
    expect(await updateBars(work, collection, options)).toBe((5 * ROWS) / 10)
  })

  test('of a symbol that never was fails the run with the words of the exchange', async () => {
    const { run } = await meet({
      days: 0,
      fault: pageFault({ status: 400, body: '{"code":-1121,"msg":"Invalid symbol."}' }),
      now: `${dayAt(6)}T12:00:00Z`,
    })

    await expect(run()).rejects.toThrow('Binance does not know the symbol BTCUSDT ("Invalid symbol.")')
  })
})

describe('a symbol that the exchange renamed', () => {
  /** The old name has two days, the new one begins its ids anew. */
  async function renamed(settings: Partial<TradesSettings>) {
    const asOld = (url: URL) => decodeURIComponent(url.pathname).includes('/MATICUSDT/')
    const world = await meet({
      days: 4,
      fault: (url) => {
        const day = /\d{4}-\d\d-\d\d/.exec(url.pathname)?.[0]
        if (day === undefined) return url.pathname.startsWith('/api') ? { body: '[]' } : null
        return asOld(url) === day < dayAt(2) ? null : { status: 404, body: 'not found' }
      },
      settings: { symbol: 'POLUSDT', ...settings },
    })
    for (const i of [2, 3]) world.archives.set(dayAt(i), madeDay(dayAt(i), ROWS, 1 + (i - 2) * ROWS))
    return world
  }
  const joined = { earlier_symbols: [{ symbol: 'MATICUSDT', until: dayAt(1) }] }

  test('has no trades before under its new name, and the others go on', async () => {
    const { settle, states } = await renamed({})

    await settle()

    expect(states()).toEqual(['waiting', 'waiting', 'stored', 'stored'])
  })

  test('is one history if the owner names the old symbol, though its ids begin anew', async () => {
    const ticks = tradesSettingsSchema.shape.bars.parse([{ by: 'tick', id: 'tick', ticks: 40 }])
    const { settle, states, work, settings, key } = await renamed({ ...joined, bars: ticks })

    await settle()

    expect(states()).toEqual(Array(4).fill('stored'))
    const options = { signal: new AbortController().signal, progress: () => undefined }
    const { problems } = await verify(work, collectionOf(work, settings), {}, options)
    expect(problems).toEqual([])
    expect(work.bars.lastDay(key, 'tick')?.state.bars, 'bars go over the new name').toBe((4 * ROWS) / 40)
  })

  test('still shows ids that are missing under one name', async () => {
    const { settle, archives, work, settings } = await renamed(joined)
    archives.set(dayAt(3), madeDay(dayAt(3), ROWS, 10 + ROWS))

    await settle()

    const options = { signal: new AbortController().signal, progress: () => undefined }
    const { problems } = await verify(work, collectionOf(work, settings), {}, options)
    expect(problems).toMatchObject([{ day: dayAt(3), problem: { messageKey: 'day.gap_before' } }])
  })

  test('is refused with names out of order', () => {
    const wrong = [...joined.earlier_symbols, { symbol: 'OLDER', until: dayAt(0) }]

    expect(tradesSettingsSchema.safeParse({ earlier_symbols: wrong }).error?.issues).toMatchObject([
      { path: ['earlier_symbols'], message: 'rule.earlier_first' },
    ])
  })
})

test('trades of another month between those of a day set it apart, and the others go on', async () => {
  const month = tradesAt(1).map((trade) => ({
    ...trade,
    id: trade.id + 1_000_000,
    time: trade.time + 30 * DAY_MS,
  }))
  const mixed = tradesAt(1).flatMap((trade, i) => [trade, ...month.slice(i, i + 1)])
  const { settle, states, day } = await meet({ days: 3, fault: archived(1, csvOf(mixed)) })

  await settle()

  expect(states()).toEqual(['stored', 'quarantined', 'stored'])
  expect(problemOf(day(1))).toContain('another day')
})

test('418 with Retry-After is waited for, without hammering, and the collection goes on', async () => {
  const banned = {
    status: 418,
    headers: { 'retry-after': '120' },
    body: '{"code":-1003,"msg":"Way too much"}',
  }
  const { run, states, server, clock } = await meet({
    days: 3,
    fault: onArchive(1, (file, before) => (file === 'checksum' && before === 0 ? banned : null)),
  })
  const begun = clock.now()

  await run()

  expect(states()).toEqual(['stored', 'stored', 'stored'])
  expect(clock.now() - begun).toBeGreaterThanOrEqual(120_000)
  expect(server.requests.filter(({ url }) => url.pathname.endsWith('CHECKSUM'))).toHaveLength(4)
})

test('a day set apart is asked for at once if the owner asks', async () => {
  const { run, work, key, states, archives } = await meet({ days: 2 })
  archives.delete(dayAt(1))
  await run()
  archives.set(dayAt(1), tradesAt(1))

  await run()
  const early = states()
  work.store.askSoon(key)
  await run()

  expect([early, states()]).toEqual([
    ['stored', 'waiting'],
    ['stored', 'stored'],
  ])
})
