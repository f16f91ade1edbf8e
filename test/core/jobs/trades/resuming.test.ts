/** Days without archive that are not whole: which of them are gone on with, and which are read anew. */
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { adoptBase } from '../../../../main/core/jobs/trades/base.ts'
import { addDays } from '../../../../main/core/jobs/trades/day.ts'
import { verify } from '../../../../main/core/jobs/trades/verify.ts'
import { collectionOf } from '../../../../main/core/jobs/trades/workspace.ts'
import { FakeClock } from '../../../helpers/fake-clock.ts'
import { tempFolder } from '../../../helpers/temp-folder.ts'
import { csvOf, madeDay, type TestTrade } from '../../../helpers/trade-data.ts'
import { tradesWorld } from '../../../helpers/trades-world.ts'
import { startExchange } from '../../../servers/exchange.ts'
import { coinbasePages } from '../../../servers/pages.ts'
import { startReplay } from '../../../servers/replay.ts'

// Each test starts worker threads, which takes its time on a machine that does other work.
vi.setConfig({ testTimeout: 120_000 })

const DAY = '2024-01-26'
const NEXT = addDays(DAY, 1)
const trades = [...madeDay(DAY, 1000, 1), ...madeDay(NEXT, 400, 1001)]
const options = { signal: new AbortController().signal, progress: () => undefined }

async function coinbase(known: () => readonly TestTrade[] = () => trades, at = `${NEXT}T12:00:00Z`) {
  const server = await startReplay((url) => coinbasePages(known())(url))
  onTestFinished(server.close)
  const world = tradesWorld({
    folder: tempFolder(),
    url: server.url,
    clock: new FakeClock(at),
    settings: { exchange: 'coinbase', symbol: 'BTC-USD', start: DAY, today: false, bars: [] },
  })
  const collection = collectionOf(world.work, world.settings)
  return { ...world, collection, path: world.work.files.dayPath(collection, DAY) }
}

test('a day adopted from its middle on is read whole', async () => {
  const world = await coinbase()
  const path = join(tempFolder(), 'base.csv')
  writeFileSync(path, csvOf(trades.slice(600, 900)))
  await adoptBase(world.work, world.collection, { path, columns: {} }, options)

  await world.run()

  expect(world.work.store.day(world.key, DAY)).toMatchObject({
    state: 'stored',
    source: 'pages',
    file: { rows: 1000, firstId: 1 },
  })
})

test('a day found damaged is read anew, not copied', async () => {
  const world = await coinbase()
  await world.run()
  const good = readFileSync(world.path)
  const clean = world.work.store.day(world.key, DAY)?.file?.sha256
  // Another file that reads well: a day of other prices under the same ids.
  const foreign = await coinbase(() => trades.map((trade) => ({ ...trade, price: trade.price + 1n })))
  await foreign.run()
  writeFileSync(world.path, readFileSync(foreign.path))
  const { problems } = await verify(world.work, world.collection, {}, options)

  await world.run()

  expect(problems).toHaveLength(1)
  expect(world.work.store.day(world.key, DAY)).toMatchObject({ state: 'stored', file: { sha256: clean } })
  expect(readFileSync(world.path).equals(good)).toBe(true)
})

test('the file of a day that is not over may go missing: the day is read anew', async () => {
  let known = trades.slice(0, 500)
  const world = await coinbase(() => known)
  await world.run()
  rmSync(world.path)
  known = trades

  await world.run()

  expect(world.work.store.day(world.key, DAY)).toMatchObject({ state: 'stored', file: { rows: 1000 } })
})

test('a day that is not over is not taken for whole by verifying it', async () => {
  const archives = new Map([[DAY, madeDay(DAY, 400, 1)]])
  const live = madeDay(NEXT, 300, 401)
  const server = await startExchange({ archives, live: () => live })
  onTestFinished(server.close)
  const clock = new FakeClock(`${NEXT}T12:00:00Z`)
  const settings = { start: DAY, bars: [] }
  const world = tradesWorld({ folder: tempFolder(), url: server.url, clock, settings })
  await world.run()
  const collection = collectionOf(world.work, world.settings)
  const path = world.work.files.dayPath(collection, NEXT)
  const file = readFileSync(path)

  rmSync(path)
  const gone = await verify(world.work, collection, {}, options)
  writeFileSync(path, file)
  const back = await verify(world.work, collection, {}, options)

  expect([gone.problems.length, back.problems.length]).toEqual([1, 0])
  expect(world.work.store.day(world.key, NEXT)?.state).toBe('partial')
})
