/** Histories from elsewhere that name the symbol of each trade: those of another one are refused, however the file is read. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { expect, test } from 'vitest'
import { splitByDay } from '../../../main/adapters/trade-files/adopt.ts'
import { previewOf } from '../../../main/adapters/trade-files/preview.ts'
import { localize, VigieError } from '../../../shared/errors.ts'
import { tempFolder } from '../../helpers/temp-folder.ts'

const rows = (names: readonly string[]) =>
  `id,price,qty,time,isBuyerMaker,symbol\n${names
    .map((name, i) => `${i + 1},42000,1,${1_706_227_200_000 + i},True,${name}\n`)
    .join('')}`

function csv(text: string): string {
  const path = join(tempFolder(), 'history.csv')
  writeFileSync(path, text)
  return path
}

async function parquet(text: string): Promise<string> {
  const path = join(tempFolder(), 'history.parquet')
  const connection = await (await DuckDBInstance.create(':memory:')).connect()
  await connection.run(`COPY (FROM read_csv('${csv(text)}')) TO '${path}'`)
  return path
}

/** Row by row, because of the quotation marks. */
const quoted = (text: string) => csv(text.replaceAll('42000', '"42000"'))

/** Returns the number of trades adopted, or why none was. */
async function adopted(path: string, symbols: readonly string[] = ['BTCUSDT']): Promise<number | string> {
  const task = {
    action: 'split',
    path,
    columns: {},
    folder: join(tempFolder(), 'base'),
    collection: { exchange: 'binance', symbol: 'BTCUSDT' },
    symbols,
    digits: 'usual',
  } as const
  try {
    const days = await splitByDay(task, () => undefined)
    return days.reduce((sum, { file }) => sum + file.rows, 0)
  } catch (error) {
    return error instanceof VigieError ? localize(error.localizable, 'en') : String(error)
  }
}

test.each([
  ['CSV', csv],
  ['CSV with quotation marks', quoted],
  ['Parquet', parquet],
])('of %s', async (_, file) => {
  expect(await adopted(await file(rows(['BTCUSDT', 'BTCUSDT'])))).toBe(2)
  expect(await adopted(await file(rows(['BTCUSDT', 'ETHUSDT'])))).toContain('symbol is ETHUSDT, not BTCUSDT')
  expect(await adopted(await file(rows(['OLDUSDT', 'BTCUSDT'])), ['BTCUSDT', 'OLDUSDT'])).toBe(2)
})

test.each([
  ['BTC/USDT:USDT', 'BTCUSDT'],
  ['btc-usdt', 'BTCUSDT'],
  ['XXBTZUSD', 'XBTUSD'],
  ['', 'BTCUSDT'],
])('"%s" is a way to write %s', async (name, symbol) => {
  expect(await adopted(csv(rows([name])), [symbol])).toBe(1)
})

test('the preview says so before anything is adopted', async () => {
  const path = csv(rows(['ETHUSDT']))
  const task = { action: 'preview', path, columns: {}, symbols: ['BTCUSDT'], digits: 'usual' } as const
  const { problem } = await previewOf(task)
  expect(problem && localize(problem, 'en')).toContain('symbol is ETHUSDT, not BTCUSDT')
})
