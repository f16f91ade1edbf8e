/** Reports of trackers of programs that collect trades, each on a server that does what was reported. */
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { verify } from '../../../../main/core/jobs/trades/verify.ts'
import { collectionOf } from '../../../../main/core/jobs/trades/workspace.ts'
import { addDays, startOfUtcDay } from '../../../../shared/time/calendar-day.ts'
import { FakeClock } from '../../../helpers/fake-clock.ts'
import { meetLive } from '../../../helpers/live-exchange.ts'
import { tempFolder } from '../../../helpers/temp-folder.ts'
import { csvOf, lineOf, madeDay, type TestTrade } from '../../../helpers/trade-data.ts'
import { archived, dayAt, meet, problemOf, ROWS, tradesAt } from '../../../helpers/trade-world.ts'
import { createTradesHarness } from '../../../helpers/trades-harness.ts'
import { krakenPages } from '../../../servers/pages.ts'
import { json, type ReplayAnswer, startReplay } from '../../../servers/replay.ts'
import { coinbaseStream, okxStream } from '../../../servers/streams.ts'

vi.setConfig({ testTimeout: 60_000 })

describe('binance-public-data 293 and 339: every other line of an archive is of a day weeks later', () => {
  const mixed = () => {
    const later = madeDay(dayAt(27), ROWS, 100_000)
    return tradesAt(1).flatMap((trade, i) => [trade, later[i] as TestTrade])
  }

  test('the day is read from pages', async () => {
    const live = () => [0, 1, 2].flatMap(tradesAt)
    const { settle, states, day } = await meet({ days: 3, live, fault: archived(1, csvOf(mixed())) })
    await settle()
    expect([states(), day(1)?.source, day(1)?.file?.rows]).toEqual([
      ['stored', 'stored', 'stored'],
      'pages',
      ROWS,
    ])
  })

  test('without pages it is set apart with the line, and the others go on', async () => {
    const { settle, states, day } = await meet({ days: 3, fault: archived(1, csvOf(mixed())) })
    await settle()
    expect(states()).toEqual(['stored', 'quarantined', 'stored'])
    expect(problemOf(day(1))).toContain('Line 2 of BTCUSDT-trades')
  })
})

describe('Kraken', () => {
  const DAY = '2025-09-20'
  const collected = async (answer: (url: URL) => ReplayAnswer, now = `${addDays(DAY, 1)}T12:00:00Z`) => {
    const server = await startReplay(answer)
    onTestFinished(server.close)
    const harness = createTradesHarness({
      folder: tempFolder(),
      url: server.url,
      clock: new FakeClock(now),
      settings: { exchange: 'kraken', symbol: 'XBTUSD', start: DAY, today: false, bars: [] },
    })
    await harness.run()
    return { day: harness.work.store.day(harness.key, DAY), asked: server.requests.length }
  }

  test('freqtrade 12961: the nanoseconds of where a page ended are kept to the last digit', async () => {
    const trades = [...madeDay(DAY, 2500, 1), ...madeDay(addDays(DAY, 1), 10, 2501)]
    const pages = krakenPages(trades)
    // Half a millisecond later than its last trade: a double would round it to the page before.
    const fine = (url: URL): ReplayAnswer => {
      const { body } = pages(url) as { body: string }
      return { ...json({}), body: body.replace(/"last":"(\d{13})\d{6}"/, '"last":"$1000321"') }
    }
    expect((await collected(fine)).day).toMatchObject({ state: 'stored', file: { rows: 2500 } })
  })

  test('ccxt 15827: a thousand trades of one instant are told as missing where pages do not reach them', async () => {
    const at = startOfUtcDay(DAY) + 3_600_000
    const burst = madeDay(DAY, 1400, 1).map((trade) => ({ ...trade, time: at }))
    const rest = madeDay(DAY, 10, 1401).map((trade, i) => ({ ...trade, time: at + 1000 * (i + 1) }))
    const trades = [...burst, ...rest, ...madeDay(addDays(DAY, 1), 5, 1411)]
    const { day } = await collected(krakenPages(trades))
    expect((day?.file?.rows ?? 0) + (day?.file?.missingIds ?? 0)).toBe(1410)
  })

  test('freqtrade 9307 and 8860: a pair without a trade since is asked once, and is not gone', async () => {
    const trades = madeDay(addDays(DAY, -3), 20, 1)
    const { day, asked } = await collected(krakenPages(trades), `${addDays(DAY, 2)}T12:00:00Z`)
    expect(day?.file ?? null).toBeNull()
    expect(asked).toBeLessThan(5)
  })
})

describe('as they happen', () => {
  const trades = madeDay('2025-03-05', 10, 1000)

  test('go-coinbasepro 89: a heartbeat without a last trade is none', async () => {
    const { begin, send, stream } = await meetLive({
      settings: { exchange: 'coinbase', symbol: 'BTC-USD' },
      stream: coinbaseStream,
    })
    const tail = begin()
    await send(tail, trades.slice(0, 2), 2)
    stream.send(
      '{"type":"heartbeat","last_trade_id":0,"product_id":"BTC-USD","sequence":1,"time":"2025-03-05T11:00:00Z"}',
    )
    expect(await send(tail, trades.slice(2, 3), 3)).toEqual(
      trades.slice(0, 3).map((one) => lineOf(one, 'us')),
    )
    expect(tail.view().missingIds).toBe(0)
  })

  test('OKX says that it will close a connection: it is no trade, and no fault', async () => {
    const { begin, send, stream } = await meetLive({
      settings: { exchange: 'okx', symbol: 'BTC-USDT' },
      stream: okxStream,
    })
    const tail = begin()
    await send(tail, trades.slice(0, 1), 1)
    stream.send(
      '{"event":"notice","code":"64008","msg":"The connection will soon be closed for a service upgrade."}',
    )
    await send(tail, trades.slice(1, 2), 2)
    expect(tail.view()).toMatchObject({ state: 'receiving', problem: null })
  })
})

test('a verification tells of a day without a file why it has none', async () => {
  const { settle, archives, work, settings } = await meet({ days: 3 })
  archives.delete(dayAt(1))
  await settle()
  const options = { signal: new AbortController().signal, progress: () => undefined }
  const { problems } = await verify(work, collectionOf(work, settings), {}, options)
  expect(problems).toMatchObject([{ day: dayAt(1), problem: { messageKey: 'trades_archive_missing' } }])
})
