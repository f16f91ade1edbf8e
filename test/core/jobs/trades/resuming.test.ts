/** Incomplete days without archive: which of them are continued, and which are read again. */
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { adoptBase } from '../../../../main/core/jobs/trades/base.ts'
import { inOwnFolder } from '../../../../main/core/jobs/trades/own-folder.ts'
import { verify } from '../../../../main/core/jobs/trades/verify.ts'
import { collectionOf } from '../../../../main/core/jobs/trades/workspace.ts'
import { addDays } from '../../../../shared/time/calendar-day.ts'
import { FakeClock } from '../../../helpers/fake-clock.ts'
import { tempFolder } from '../../../helpers/temp-folder.ts'
import { csvOf, madeDay, type TestTrade } from '../../../helpers/trade-data.ts'
import { createTradesHarness } from '../../../helpers/trades-harness.ts'
import { startExchange } from '../../../servers/exchange.ts'
import { coinbasePages } from '../../../servers/pages.ts'
import { startReplay } from '../../../servers/replay.ts'

// Each test starts worker threads, which is slow on a busy machine.
vi.setConfig({ testTimeout: 120_000 })

const DAY = '2024-01-26'
const NEXT = addDays(DAY, 1)
const trades = [...madeDay(DAY, 1000, 1), ...madeDay(NEXT, 400, 1001)]
const options = { signal: new AbortController().signal, progress: () => undefined }

async function coinbase(known: () => readonly TestTrade[] = () => trades, at = `${NEXT}T12:00:00Z`) {
  const server = await startReplay((url) => coinbasePages(known())(url))
  onTestFinished(server.close)
  const clock = new FakeClock(at)
  const harness = createTradesHarness({
    folder: tempFolder(),
    url: server.url,
    clock,
    settings: { exchange: 'coinbase', symbol: 'BTC-USD', start: DAY, today: false, bars: [] },
  })
  const collection = collectionOf(harness.work, harness.settings)
  return { ...harness, clock, collection, path: harness.work.files.dayPath(collection, DAY) }
}

test('a day adopted from its middle on is read whole', async () => {
  const harness = await coinbase()
  const path = join(tempFolder(), 'base.csv')
  writeFileSync(path, csvOf(trades.slice(600, 900)))
  await inOwnFolder(harness.work, harness.collection, () =>
    adoptBase(harness.work, harness.collection, { path, columns: {} }, options),
  )

  await harness.run()

  expect(harness.work.store.day(harness.key, DAY)).toMatchObject({
    state: 'stored',
    source: 'pages',
    file: { rows: 1000, firstId: 1 },
  })
})

test('a day found damaged is read anew, not copied', async () => {
  const harness = await coinbase()
  await harness.run()
  const good = readFileSync(harness.path)
  const clean = harness.work.store.day(harness.key, DAY)?.file?.sha256
  // Another valid file: a day of other prices under the same ids.
  const foreign = await coinbase(() => trades.map((trade) => ({ ...trade, price: trade.price + 1n })))
  await foreign.run()
  writeFileSync(harness.path, readFileSync(foreign.path))
  const { problems } = await verify(harness.work, harness.collection, {}, options)

  await harness.run()

  expect(problems).toHaveLength(1)
  expect(harness.work.store.day(harness.key, DAY)).toMatchObject({ state: 'stored', file: { sha256: clean } })
  expect(readFileSync(harness.path).equals(good)).toBe(true)
})

test('the file of a day that is not over may go missing: the day is read anew', async () => {
  let known = trades.slice(0, 500)
  const harness = await coinbase(() => known)
  await harness.run()
  rmSync(harness.path)
  known = trades
  harness.clock.pass(300_000)

  await harness.run()

  expect(harness.work.store.day(harness.key, DAY)).toMatchObject({ state: 'stored', file: { rows: 1000 } })
})

test('a day that is not over is not taken for whole by verifying it', async () => {
  const archives = new Map([[DAY, madeDay(DAY, 400, 1)]])
  const live = madeDay(NEXT, 300, 401)
  const server = await startExchange({ archives, live: () => live })
  onTestFinished(server.close)
  const clock = new FakeClock(`${NEXT}T12:00:00Z`)
  const settings = { start: DAY, bars: [] }
  const harness = createTradesHarness({ folder: tempFolder(), url: server.url, clock, settings })
  await harness.run()
  const collection = collectionOf(harness.work, harness.settings)
  const path = harness.work.files.dayPath(collection, NEXT)
  const file = readFileSync(path)

  rmSync(path)
  const gone = await verify(harness.work, collection, {}, options)
  writeFileSync(path, file)
  const back = await verify(harness.work, collection, {}, options)

  expect([gone.problems.length, back.problems.length]).toEqual([1, 0])
  expect(harness.work.store.day(harness.key, NEXT)?.state).toBe('partial')
})
