/** Trades as they happen: received, kept apart, and replaced by pages and archives. */
import { appendFileSync, existsSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import { startOfUtcDay } from '../../../../shared/time/calendar-day.ts'
import { DAY, liveLine, liveWorld, messageOf } from '../../../helpers/live-tail.ts'

vi.setConfig({ testTimeout: 20_000 })

describe('trades as they happen', () => {
  test('are appended to a file of their day, in the form of the archives', async () => {
    const { run, begin, send, written, trades, path, stream } = await liveWorld()
    await run()
    const tail = begin()
    await send(tail, trades.slice(0, 3))

    expect(await written(3)).toEqual(trades.slice(0, 3).map(liveLine))
    expect(readFileSync(path(), 'utf8')).toMatch(
      /^id,price,qty,quoteQty,time,isBuyerMaker,isBestMatch\n1000,/,
    )
    expect(stream.opened).toEqual(['/ws/btcusdt@trade?timeUnit=MICROSECOND'])
    expect(tail.view()).toMatchObject({ state: 'receiving', received: 3, missingIds: 0, problem: null })
  })

  test('go to the day of their time at midnight', async () => {
    const { run, begin, send, written, trades, lines, tomorrow } = await liveWorld()
    await run()
    const last = trades.at(-1) as (typeof trades)[number]
    const next = { ...last, id: last.id + 1, time: startOfUtcDay(tomorrow) }
    await send(begin(), [last, next])

    await written(1, tomorrow)
    expect([lines(), lines(tomorrow)]).toEqual([[liveLine(last)], [liveLine(next)]])
  })

  test('of another symbol are not taken', async () => {
    const { run, begin, send, written, trades, stream } = await liveWorld()
    await run()
    const tail = begin()
    await send(tail, trades.slice(0, 1))
    stream.send(messageOf(trades[2] as (typeof trades)[number]).replace('BTCUSDT', 'ETHUSDT'))
    await send(tail, trades.slice(1, 2))

    expect(await written(2)).toEqual(trades.slice(0, 2).map(liveLine))
    expect(tail.view()).toMatchObject({ received: 2, missingIds: 0 })
  })

  test('are taken once each, in the order of their ids', async () => {
    const { run, begin, send, written, trades } = await liveWorld()
    await run()
    const [a, b, c, d] = trades as [(typeof trades)[number], ...typeof trades]
    await send(
      begin(),
      [a, b, a, b, c, b, d].filter((trade) => trade !== undefined),
    )

    expect(await written(4)).toEqual([a, b, c, d].map((trade) => liveLine(trade as typeof a)))
  })

  test('are replaced by the pages that have them by now', async () => {
    const { run, begin, send, written, trades, pages, lines, path } = await liveWorld()
    await run()
    await send(begin(), trades.slice(0, 10))
    await written(10)
    pages.push(...trades.slice(0, 6))
    await run()
    const left = lines()
    pages.push(...trades.slice(6, 10))
    await run()

    expect([left, existsSync(path())]).toEqual([trades.slice(6, 10).map(liveLine), false])
  })

  test('go on after their beginning was replaced', async () => {
    const { run, begin, send, written, trades, pages, lines } = await liveWorld()
    await run()
    const tail = begin()
    await send(tail, trades.slice(0, 4))
    await written(4)
    pages.push(...trades.slice(0, 4))
    await run()
    await send(tail, trades.slice(4, 6))
    await written(2)

    expect(lines()).toEqual(trades.slice(4, 6).map(liveLine))
  })

  test('of a day are removed when its archive is stored', async () => {
    const { run, begin, send, written, trades, archives, clock, path, work, key } = await liveWorld()
    await run()
    await send(begin(), trades)
    await written(400)
    archives.set(DAY, trades)
    clock.pass(86_400_000)
    await run()

    expect(work.store.day(key, DAY)).toMatchObject({
      state: 'stored',
      source: 'archive',
      file: { rows: 400 },
    })
    expect(existsSync(path())).toBe(false)
  })

  test('that were missed are seen by their ids, until pages have them', async () => {
    const { run, begin, send, trades, pages } = await liveWorld()
    await run()
    const tail = begin()
    await send(tail, [...trades.slice(0, 2), ...trades.slice(7, 9)])
    const missed = tail.view().missingIds
    pages.push(...trades.slice(0, 4))
    await run()
    const half = tail.view().missingIds
    pages.push(...trades.slice(4, 9))
    await run()

    expect([missed, half, tail.view().missingIds]).toEqual([5, 3, 0])
  })

  test('begin where the pages end: what lies between counts as missed', async () => {
    const { run, begin, send, trades, pages } = await liveWorld()
    pages.push(...trades.slice(0, 5))
    await run()
    const tail = begin()
    await send(tail, trades.slice(8, 9))
    expect(tail.view().missingIds).toBe(3)
  })
})

describe('after a kill', () => {
  test('no trade is doubled, a line that was cut is removed, and pages bring what was not written', async () => {
    const { run, begin, send, written, trades, pages, path, lines, work, key } = await liveWorld()
    await run()
    const killed = begin()
    await send(killed, trades.slice(0, 5))
    await written(5)
    await send(killed, trades.slice(5, 7))
    // The kill: two trades are in memory only, and a line was half written.
    appendFileSync(path(), liveLine(trades[5] as (typeof trades)[number]).slice(0, 20))
    const next = begin()
    await send(next, [...trades.slice(3, 5), ...trades.slice(8, 10)])
    await vi.waitFor(() => expect(next.view().missingIds).toBe(3))
    await next.stop()

    expect(lines()).toEqual([...trades.slice(0, 5), ...trades.slice(8, 10)].map(liveLine))
    pages.push(...trades.slice(0, 10))
    await run()
    expect(work.store.day(key, DAY)?.file).toMatchObject({ rows: 10, missingIds: 0 })
    expect(existsSync(path())).toBe(false)
  })

  test('what was received is written when Vigie stops in an orderly way', async () => {
    const { run, begin, send, trades, lines, stream } = await liveWorld()
    await run()
    const tail = begin()
    await send(tail, trades.slice(0, 2))
    await tail.stop()
    expect(lines()).toEqual(trades.slice(0, 2).map(liveLine))
    await vi.waitFor(() => expect(stream.closes).toEqual([1000]))
  })
})

describe('nothing is written', () => {
  test('to a folder that the first run has not prepared', async () => {
    const { begin, problemOf, folder, step, run, stream } = await liveWorld()
    const tail = begin()
    await vi.waitFor(() => expect(tail.view().state).toBe('waiting'))
    const problem = problemOf(tail)
    await run()
    await step()
    await vi.waitFor(() => expect(tail.view().state).toBe('receiving'))

    expect([problem?.includes(folder), stream.opened.length]).toEqual([true, 1])
  })

  test('to a folder that goes away meanwhile, and they go on when it is back', async () => {
    const { run, begin, send, written, trades, problemOf, folder, step, lines } = await liveWorld()
    await run()
    const tail = begin()
    await send(tail, trades.slice(0, 2))
    await written(2)
    renameSync(folder, `${folder}-away`)
    await send(tail, trades.slice(2, 4))
    await step()
    await vi.waitFor(() => expect(tail.view().state).toBe('waiting'))
    const [problem, made] = [problemOf(tail), existsSync(folder)]
    renameSync(`${folder}-away`, folder)
    await step()
    await send(tail, trades.slice(4, 6))
    await written(4)

    expect([problem, made]).toEqual([expect.stringContaining('Nothing was written there'), false])
    expect(lines()).toEqual([...trades.slice(0, 2), ...trades.slice(4, 6)].map(liveLine))
    expect(tail.view().missingIds).toBe(2)
  })

  test('to the mount point of a disk that is not there', async () => {
    const { run, begin, folder, stream } = await liveWorld()
    await run()
    rmSync(join(folder, 'trades'), { recursive: true })
    const tail = begin()
    await vi.waitFor(() => expect(tail.view().state).toBe('waiting'))

    expect([stream.opened, existsSync(join(folder, 'live'))]).toEqual([[], false])
  })
})
