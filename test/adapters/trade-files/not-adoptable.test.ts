/** Files that are the owner's own and have no trades: each refusal names what is wrong, and never what Vigie would do to its own files. */
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { splitByDay } from '../../../main/adapters/trade-files/adopt.ts'
import { previewOf } from '../../../main/adapters/trade-files/preview.ts'
import { localize, VigieError } from '../../../shared/errors.ts'
import type { Language } from '../../../shared/vocabulary.ts'
import { tempFolder } from '../../helpers/temp-folder.ts'
import { csvOf, madeDay } from '../../helpers/trade-data.ts'
import { zipOfFiles } from '../../helpers/zip.ts'

const csv = csvOf(madeDay('2024-01-26', 5000, 1))
const HEADER = 'id,price,qty,time,isBuyerMaker\n'
const PNG = Buffer.from('89504e470d0a1a0a0000000d4948445200220a01', 'hex')

/** Tries to adopt a file, and says why it was refused. */
async function refusal(path: string, language: Language = 'en') {
  const folder = join(tempFolder(), 'base')
  const collection = { exchange: 'binance', symbol: 'BTCUSDT' }
  const task = { action: 'split', path, columns: {}, folder, collection, digits: 'usual' } as const
  try {
    await splitByDay(
      task,
      () => undefined,
      async () => 1e12,
    )
  } catch (error) {
    if (!(error instanceof VigieError)) throw error
    return { code: error.code, text: localize(error.localizable, language) }
  }
  throw new Error('It was adopted')
}

function fileOf(name: string, content: Uint8Array | string): string {
  const path = join(tempFolder(), name)
  writeFileSync(path, content)
  return path
}

test.each<[string, string, Uint8Array | string, string]>([
  ['an empty file', 'empty.csv', '', 'it is empty'],
  ['an empty file of Parquet', 'empty.parquet', '', 'it is empty'],
  ['a header without trades', 'header.csv', HEADER, 'it has no trades'],
  ['half a gzip', 'cut.csv.gz', gzipSync(csv).subarray(0, 20_000), 'its end is missing'],
  ['a damaged gzip', 'bad.csv.gz', gzipSync(csv).fill(0, 9000, 9900), 'its compressed data is damaged'],
  ['a plain file called .gz', 'plain.csv.gz', csv, 'it is not compressed with gzip'],
  ['a picture', 'png.csv', PNG, 'it is not text in UTF-8'],
  ['a quotation mark inside a cell', 'marks.csv', `${HEADER}1,4"2,1,2,True\n`, 'a quotation mark in line 2'],
  ['a plain file called .zip', 'plain.zip', csv, 'it is not a whole zip file'],
])('%s is refused in one sentence with the remedy for an own file', async (_, name, content, problem) => {
  const path = fileOf(name, content)

  const { code, text } = await refusal(path, 'en')

  expect(code).toBe('trades_foreign_malformed')
  expect(text).toContain(`The file ${path} cannot be adopted: `)
  expect(text).toContain(problem)
  expect(text).toMatch(/Give the path of Parquet or CSV files of trades\.$/)
  expect(await refusal(path, 'fr')).not.toMatchObject({ text: expect.stringMatching(/NaN|quote|\\u0000/) })
})

/** Reported of pandas: whole numbers with a gap among them become decimals. */
test('an id with a zero behind its point is the whole number', async () => {
  const path = fileOf('ids.csv', `${HEADER}7.0,1,2,1706227200000,True\n`)
  const { sample } = await previewOf({ action: 'preview', path, columns: {}, digits: 'usual' })
  expect(sample).toMatchObject([{ id: '7' }])
})

test.each(['agg_trade_id', 'aggTradeId'])(
  'aggregate trades (%s) are refused, whatever is named',
  async (name) => {
    const path = fileOf(
      'agg.csv',
      `${name},price,quantity,transact_time,is_buyer_maker\n7,1,2,1706227200000,true\n`,
    )
    const columns = { id: name, time: 'transact_time' }
    const { problem } = await previewOf({ action: 'preview', path, columns, digits: 'usual' })
    expect(problem && localize(problem, 'en')).toContain(
      'it has aggregate trades; only single trades can be adopted',
    )
  },
)

test.each([
  ['abc', 'price is not a number'],
  ['-5', 'price is negative'],
  ['', 'price is missing'],
])('a price "%s" is not said to fit wide digits', async (price, problem) => {
  const { code, text } = await refusal(fileOf('row.csv', `${HEADER}1,${price},1,1706227200000,True\n`))
  expect(code).toBe('trades_row_malformed')
  expect(text).toContain(problem)
  expect(text).not.toContain('wide')
})

test('a folder without such files is refused, not adopted as nothing', async () => {
  const folder = tempFolder()
  mkdirSync(join(folder, 'notes'))
  expect((await refusal(folder)).text).toContain('there is no Parquet or CSV file in it')
})

test('an archive of two files is not said to be downloaded again', async () => {
  const path = fileOf('two.zip', zipOfFiles(['a.csv', 'b.csv'].map((name) => ({ name, content: csv }))))
  const { text } = await refusal(path, 'fr')
  expect(text).toContain('elle contient 2 fichiers au lieu d’un seul')
  expect(text).not.toContain('télécharge')
})

const NUMBERED = '1706227200000,42000.1,0.5,buy,7\n'

test('a file without names of columns, in no usual order, has its columns by number', async () => {
  const path = fileOf('unnamed.csv', NUMBERED)
  const preview = (columns: Record<string, string>) =>
    previewOf({ action: 'preview', path, columns, digits: 'usual' })
  expect(await preview({})).toMatchObject({ columns: ['1', '2', '3', '4', '5'], mapping: {}, problem: null })
  expect((await refusal(path)).text).toContain(
    'Name it with --map id=COLUMN, or by its number, as --map id=1.',
  )
  const named = { id: '5', price: '2', quantity: '3', time: '1', buyer_is_maker: '4' }
  const { sample, missing } = await preview(named)
  expect(missing).toEqual([])
  expect(sample).toMatchObject([{ id: '7', price: '42000.10000000', quantity: '0.50000000' }])
})

test.each(['trade_no', '6', '0'])('a column "%s" that the file does not have is named', async (column) => {
  const path = fileOf('unnamed.csv', NUMBERED)
  const { problem } = await previewOf({ action: 'preview', path, columns: { id: column }, digits: 'usual' })
  expect(problem && localize(problem, 'en')).toContain(
    `it has no column "${column}" but these: 1, 2, 3, 4, 5`,
  )
})

test('the preview of a header without trades says that there are none', async () => {
  const path = fileOf('header.csv', HEADER)
  const { problem } = await previewOf({ action: 'preview', path, columns: {}, digits: 'usual' })
  expect(problem && localize(problem, 'en')).toContain('it has no trades')
})

test('a header among files with trades is passed over', async () => {
  const folder = tempFolder()
  writeFileSync(join(folder, 'a.csv'), HEADER)
  writeFileSync(join(folder, 'b.csv'), csv)
  const target = join(tempFolder(), 'base')
  const collection = { exchange: 'binance', symbol: 'BTCUSDT' }
  const task = {
    action: 'split',
    path: folder,
    columns: {},
    folder: target,
    collection,
    digits: 'usual',
  } as const
  const days = await splitByDay(task, () => undefined)
  expect([days.map(({ file }) => file.rows), readdirSync(target).length]).toEqual([[5000], 1])
})
