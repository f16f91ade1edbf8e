/** Histories from elsewhere in their order: the days are those that archives would give. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { splitColumns } from '../../../main/adapters/trade-files/adopt-columns.ts'
import { quickSources } from '../../../main/adapters/trade-files/quick-source.ts'
import { writeArchiveDay } from '../../../main/adapters/trade-files/write-day.ts'
import { addDays } from '../../../shared/time/calendar-day.ts'
import { tempFolder } from '../../helpers/temp-folder.ts'
import { csvOf, madeDay, type TestTrade } from '../../helpers/trade-data.ts'

const START = '2024-01-26'
const NEXT = addDays(START, 1)
/** More than a row group. */
const first = madeDay(START, 70_000, 1)
const second = madeDay(NEXT, 3000, 70_001)
const collection = { exchange: 'binance', symbol: 'BTCUSDT' }

async function asArchive(day: string, trades: readonly TestTrade[]) {
  const path = join(tempFolder(), 'day.csv')
  writeFileSync(path, csvOf(trades))
  const origin = { ...collection, dataset: 'trades', day, source: 'archive', archiveSha256: null } as const
  const target = join(tempFolder(), 'day.parquet')
  const task = { previous: null, dataset: 'trades', digits: 'usual', form: 'amounts', mend: null } as const
  const source = { form: 'csv', path, name: path } as const
  const file = await writeArchiveDay({ ...task, source, day, target, origin }, () => undefined)
  return [day, file.rows, file.firstId, file.lastTime, file.contentSha256]
}

test.each([
  ['one file', [0, 73_000]],
  ['files that end within days, also at midnight', [0, 1, 30_000, 70_000, 70_001, 73_000]],
])('%s gives the same row groups', async (_, cuts) => {
  const all = [...first, ...second]
  const base = tempFolder()
  const folder = join(base, 'days')
  mkdirSync(folder)
  const paths = cuts.slice(1).map((to, i) => {
    const path = join(base, `part-${i}.csv`)
    writeFileSync(path, csvOf(all.slice(cuts[i], to)))
    return path
  })
  const sources = (await quickSources(paths, { named: {}, scale: 8 })) ?? []
  const task = { action: 'split', path: base, columns: {}, folder, collection, digits: 'usual' } as const
  const days = await splitColumns(sources, task, () => undefined)

  expect(
    days?.map(({ day, file }) => [day, file.rows, file.firstId, file.lastTime, file.contentSha256]),
  ).toEqual([await asArchive(START, first), await asArchive(NEXT, second)])
})

test('trades after later ones are left to another way', async () => {
  const base = tempFolder()
  mkdirSync(join(base, 'days'))
  const path = join(base, 'history.csv')
  writeFileSync(path, csvOf([...second.slice(0, 10), ...first.slice(0, 10)]))
  const sources = (await quickSources([path], { named: {}, scale: 8 })) ?? []
  const task = {
    action: 'split',
    path,
    columns: {},
    folder: join(base, 'days'),
    collection,
    digits: 'usual',
  } as const

  expect(await splitColumns(sources, task, () => undefined)).toBeNull()
})
