/** A data folder that is moved or copied, and the histories inside and outside of it. */
import { cpSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import type { TradesSettings } from '../../../shared/kinds/trades.ts'
import { addDays } from '../../../shared/time/calendar-day.ts'
import { DAY_MS } from '../../../shared/time/units.ts'
import { caught } from '../../helpers/caught.ts'
import { tempFolder } from '../../helpers/temp-folder.ts'
import { madeDay } from '../../helpers/trade-data.ts'
import { collected, job, START } from '../../helpers/trades-collected.ts'
import { createTradesHarness } from '../../helpers/trades-harness.ts'

vi.setConfig({ testTimeout: 120_000 })

const next = addDays(START, 1)
const MARKER = 'trades/symbol=BTCUSDT/.vigie.json'

/** One collected day in a data folder of a stopped Vigie, another day to collect, and the way to start it elsewhere. */
async function stopped(settings: Partial<TradesSettings> = {}) {
  const vigie = await collected(1, { bars: [], ...settings })
  vigie.archives.set(next, madeDay(next, 400, 401))
  vigie.clock.pass(DAY_MS)
  vigie.db.close()
  const dataFolder = vigie.work.dataFolder
  const startedIn = (folder: string) =>
    createTradesHarness({
      folder,
      url: vigie.server.url,
      clock: vigie.clock,
      settings: { today: false, bars: [], ...settings },
    })
  return { ...vigie, dataFolder, startedIn }
}

const moved = (folder: string) => {
  const target = join(tempFolder(), 'moved')
  renameSync(folder, target)
  return target
}
const copied = (folder: string) => {
  const target = join(tempFolder(), 'copy')
  cpSync(folder, target, { recursive: true })
  return target
}

test('a data folder that is moved takes the history inside it along', async () => {
  const { dataFolder, startedIn } = await stopped()
  const vigie = startedIn(moved(dataFolder))

  await vigie.run()

  expect(vigie.work.store.totals(vigie.key)).toMatchObject({ days: 2, rows: 800 })
})

test('a copy beside the original has a history of its own inside it', async () => {
  const { dataFolder, startedIn } = await stopped()
  const copy = startedIn(copied(dataFolder))

  await copy.run()
  await startedIn(dataFolder).run()

  expect(copy.work.store.totals(copy.key)).toMatchObject({ days: 2, rows: 800 })
})

test('a data folder that is moved keeps a history outside it', async () => {
  const { dataFolder, startedIn } = await stopped({ folder: join(tempFolder(), 'disk') })
  const target = moved(dataFolder)
  const vigie = startedIn(target)

  await vigie.run()

  expect(vigie.work.store.totals(vigie.key)).toMatchObject({ days: 2, rows: 800 })
  expect(JSON.parse(readFileSync(join(vigie.folder, MARKER), 'utf8'))).toMatchObject({ dataFolder: target })
})

test('a copy beside the original is refused the history outside it, and told whose it is', async () => {
  const { dataFolder, startedIn } = await stopped({ folder: join(tempFolder(), 'disk') })
  const copy = startedIn(copied(dataFolder))

  const fault = await caught(copy.run())

  expect(fault).toMatchObject({
    code: 'trades_folder_taken',
    owner: `another data folder of Vigie, ${dataFolder}`,
  })
})

test('a copy takes the history outside it over once the original is gone', async () => {
  const { dataFolder, startedIn } = await stopped({ folder: join(tempFolder(), 'disk') })
  const copy = startedIn(copied(dataFolder))
  rmSync(dataFolder, { recursive: true })

  await copy.run()

  expect(copy.work.store.totals(copy.key)).toMatchObject({ days: 2 })
})

test('a marker of an older version, without the place of the data folder, is kept and completed', async () => {
  const { dataFolder, startedIn, folder } = await stopped({ folder: join(tempFolder(), 'disk') })
  const { collection, id } = JSON.parse(readFileSync(join(folder, MARKER), 'utf8'))
  writeFileSync(join(folder, MARKER), JSON.stringify({ collection, id }))

  await startedIn(dataFolder).run()

  expect(JSON.parse(readFileSync(join(folder, MARKER), 'utf8'))).toEqual({ collection, id, dataFolder })
})

test('a history that is moved by hand is known in its new folder by its marker', async () => {
  const {
    dataFolder,
    startedIn,
    folder,
    db: _,
    ...vigie
  } = await stopped({ folder: join(tempFolder(), 'disk') })
  const target = moved(folder)
  const after = createTradesHarness({
    folder: dataFolder,
    url: vigie.server.url,
    clock: vigie.clock,
    settings: { today: false, bars: [], folder: target },
  })

  await after.run()

  expect(after.work.store.totals(after.key)).toMatchObject({ days: 2 })
})

test('rebuilding a manifest that lacks nothing says how many days it knew', async () => {
  const { service, done } = await collected(2, { bars: [] })

  const { result } = await done(service.reindex(job))

  expect(result).toEqual({ days: 0, rows: 0, known: 2, problems: [] })
})
