/** A folder that had a collection is never made anew: its disk is away, and the files would fill another one. */
import { existsSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createCopySource } from '../../../main/adapters/trade-files/copies.ts'
import { createTradeFiles } from '../../../main/adapters/trade-files/files.ts'
import { createTableCatalog } from '../../../main/adapters/trade-files/iceberg/catalog.ts'
import { createLiveFiles } from '../../../main/adapters/trade-files/live.ts'
import { createMonthFiles } from '../../../main/adapters/trade-files/months.ts'
import type { TradeCollection } from '../../../main/core/jobs/trades/collection.ts'
import { collectionOf } from '../../../main/core/jobs/trades/workspace.ts'
import { tradesSettingsSchema } from '../../../shared/kinds/trades.ts'
import { tempFolder } from '../../helpers/temp-folder.ts'

const DAY = '2024-01-26'
const files = createTradeFiles()

test.each<[string, (collection: TradeCollection) => Promise<unknown>]>([
  ['a file being written', (collection) => files.incoming(collection, 'day.csv')],
  ['a live trade', (collection) => createLiveFiles().append(collection, DAY, '1,2,3\n')],
  ['the record of months', (collection) => createMonthFiles().record(collection, {})],
  ['the record of copies', (collection) => createCopySource().record(collection, 'https://a.example', {})],
  ['the Iceberg table', (collection) => createTableCatalog().update(collection, [], 0, 'uuid')],
  [
    'a day',
    (collection) => files.place(join(collection.folder, 'day.parquet'), files.dayPath(collection, DAY)),
  ],
])('%s is not written once the folder is gone', async (_, write) => {
  const folder = join(tempFolder(), 'trades')
  const collection = collectionOf({ defaultFolder: () => folder }, tradesSettingsSchema.parse({}))
  await files.writeMarker(collection, { collection: collection.key, id: 'own' })
  renameSync(folder, `${folder}-away`)

  await expect(write(collection)).rejects.toMatchObject({ code: 'ENOENT' })
  expect(existsSync(folder)).toBe(false)
})

test('a folder that is gone is no folder without files: its copies are not removed', async () => {
  const folder = join(tempFolder(), 'trades')
  const collection = collectionOf({ defaultFolder: () => folder }, tradesSettingsSchema.parse({}))
  await files.writeMarker(collection, { collection: collection.key, id: 'own' })
  expect(await createCopySource().list(collection)).toEqual([])
  rmSync(folder, { recursive: true })

  await expect(createCopySource().list(collection)).rejects.toMatchObject({ code: 'ENOENT' })
})
