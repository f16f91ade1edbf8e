/** Days of trades, and the processes that work on them. */
import { execFile } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { DuckDBInstance } from '@duckdb/node-api'
import { DAY_MS } from '../../../shared/time/units.ts'
import { sharedData } from '../../helpers/shared-data.ts'
import { csvOf, madeDay, type TestTrade, tickDay } from '../../helpers/trade-data.ts'
import { zipOf } from '../../helpers/zip.ts'
import type { TradesReport } from '../trades-process/report.ts'

const run = promisify(execFile)
const TICKS = ['07', '08', '09'].map((day) => sharedData('ticks', `spy_201310${day}_trade.zip`))
export const REAL = !TICKS.includes(null)
const FOLDER = join(tmpdir(), `vigie-bench-trades-${REAL ? 'real' : 'made'}`)
const DAY = '2024-01-26'
const MADE_ROWS = 1_141_823
const BAR_ROWS = 72_000_000
/** Trades that follow each other also in a history without order. */
const BLOCK = 100

export const inFolder = (name: string) => join(FOLDER, name)

/** Runs a script of `trades-process` in a process of its own. */
export async function reportOf(script: string, ...args: string[]): Promise<TradesReport> {
  const path = join(import.meta.dirname, '../trades-process', script)
  const { stdout } = await run(process.execPath, [path, ...args], { maxBuffer: 1e6 })
  return JSON.parse(stdout) as TradesReport
}

/** Real trades if the machine has them, otherwise generated ones, as one day. */
async function trades(): Promise<TestTrade[]> {
  if (!REAL) return madeDay(DAY, MADE_ROWS, 3_400_000_000)
  let all: TestTrade[] = []
  for (const path of TICKS) all = all.concat(await tickDay(path ?? '', DAY, 3_400_000_000 + all.length))
  return all
}

/** The same trades four times, with later ids each time: a busy day of 4.6 million. Kept between runs. */
export async function archive(): Promise<void> {
  if (existsSync(inFolder('day.zip'))) return
  mkdirSync(FOLDER, { recursive: true })
  const once = await trades()
  const later = (times: number) => once.map((trade) => ({ ...trade, id: trade.id + times * once.length }))
  const csv = Buffer.concat([0, 1, 2, 3].map((times) => csvOf(later(times))))
  writeFileSync(inFolder('day.csv'), csv)
  writeFileSync(inFolder('part.zip'), zipOf('day.csv', csv))
  renameSync(inFolder('part.zip'), inFolder('day.zip'))
}

/** The same trades on four days after each other, as one CSV. Kept between runs. */
export const history = (): Promise<string> => keptHistory('history.csv', (block) => block)

/** The same in blocks that follow each other in no order. A step that shares no divisor with the count reaches each once. */
export const unorderedHistory = (): Promise<string> =>
  keptHistory('unordered.csv', (block, count) => (block * (count % 7919 === 0 ? 7927 : 7919)) % count)

/** @param placed returns which block of trades comes at a place */
async function keptHistory(name: string, placed: (place: number, blocks: number) => number): Promise<string> {
  const path = inFolder(name)
  if (existsSync(path)) return path
  mkdirSync(FOLDER, { recursive: true })
  const once = await trades()
  const all = [0, 1, 2, 3].flatMap((day) =>
    once.map((trade) => ({ ...trade, id: trade.id + day * once.length, time: trade.time + day * DAY_MS })),
  )
  const blocks = Math.ceil(all.length / BLOCK)
  const pieces = Array.from({ length: blocks }, (_, i) => {
    const from = placed(i, blocks) * BLOCK
    return csvOf(all.slice(from, from + BLOCK))
  })
  writeFileSync(`${path}.part`, Buffer.concat(pieces))
  renameSync(`${path}.part`, path)
  return path
}

/** Enough days for 72 million trades. */
export async function days(): Promise<string> {
  await archive()
  const folder = inFolder('days')
  const { rows } = await reportOf('archive.ts', inFolder('day.zip'), inFolder('ours.parquet'))
  const count = Math.ceil(BAR_ROWS / rows)
  mkdirSync(folder, { recursive: true })
  for (let i = 0; i < count; i++) {
    const path = join(folder, `${String(i).padStart(3, '0')}.parquet`)
    if (!existsSync(path)) copyFileSync(inFolder('ours.parquet'), path)
  }
  return folder
}

/** Dollars of so many average trades: bars of one length, whatever the trades are. */
export async function barSize(ticks: number): Promise<string> {
  const connection = await (await DuckDBInstance.create(':memory:')).connect()
  const found = await connection.runAndReadAll(
    `SELECT (avg(quote_quantity) * ${ticks})::VARCHAR FROM read_parquet('${inFolder('ours.parquet')}')`,
  )
  return String(found.getRows()[0]?.[0])
}
