/** The room that adopting needs is known before anything is written. */
import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { splitByDay } from '../../../main/adapters/trade-files/adopt.ts'
import type { AdoptTask } from '../../../main/core/jobs/trades/tasks.ts'
import { caught } from '../../helpers/caught.ts'
import { tempFolder } from '../../helpers/temp-folder.ts'
import { csvOf, madeDay } from '../../helpers/trade-data.ts'
import { zipOf } from '../../helpers/zip.ts'

const ROWS = 20_000
const csv = csvOf(madeDay('2024-01-26', ROWS, 1))
/** The same trades with a column first that no archive has. */
const plain = Buffer.from(
  `note,id,price,quantity,quote_quantity,time,side\n${csv
    .toString()
    .replaceAll(/^/gm, 'x,')
    .replace(/x,$/, '')
    .replaceAll(',True,True', ',sell')
    .replaceAll(',False,True', ',buy')}`,
)
/** With quotation marks they are read row by row. */
const quoted = Buffer.from(plain.toString().replaceAll(/^x,/gm, '"x",'))

function taskFor(name: string, content: Uint8Array): AdoptTask {
  const path = join(tempFolder(), name)
  writeFileSync(path, content)
  const collection = { exchange: 'binance', symbol: 'BTCUSDT' }
  return {
    action: 'split',
    path,
    columns: {},
    folder: join(tempFolder(), 'base'),
    collection,
    digits: 'usual',
  }
}

test.each<[string, Uint8Array, number]>([
  ['history.csv', csv, 10],
  ['history.csv.gz', gzipSync(csv), 10],
  ['history.zip', zipOf('history.csv', csv), 10],
  ['plain.csv', plain, 10],
  ['quoted.csv', quoted, 51],
])('%s is refused without room for its trades, and nothing is left', async (name, content, each) => {
  const task = taskFor(name, content)
  const least = ROWS * each

  const refused = await caught(
    splitByDay(
      task,
      () => undefined,
      async () => least * 0.85,
    ),
  )
  const left = readdirSync(task.folder)
  const days = await splitByDay(
    task,
    () => undefined,
    async () => least * 1.6,
  )

  expect(refused).toMatchObject({ code: 'trades_disk_full', folder: task.folder })
  expect(left).toEqual([])
  expect(days.map(({ file }) => file.rows)).toEqual([ROWS])
})

test('a disk that does not say its room is written to', async () => {
  const days = await splitByDay(
    taskFor('history.csv', csv),
    () => undefined,
    async () => null,
  )

  expect(days).toHaveLength(1)
})

test('a file that is no Parquet is refused for that, not for its room', async () => {
  const task = taskFor('history.parquet', Buffer.from('no parquet'))

  expect(
    await caught(
      splitByDay(
        task,
        () => undefined,
        async () => 0,
      ),
    ),
  ).toMatchObject({
    code: 'trades_foreign_malformed',
  })
})
