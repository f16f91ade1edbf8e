/** Trade history: an archive day to Parquet and 72 million trades to bars, each in a separate process beside DuckDB. */
import { execFile } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { DuckDBInstance } from '@duckdb/node-api'
import { sharedData } from '../helpers/shared-data.ts'
import { csvOf, madeDay, type TestTrade, tickDay } from '../helpers/trade-data.ts'
import { zipOf } from '../helpers/zip.ts'
import type { Benchmark, Measurement } from './benchmark.ts'
import type { Report } from './trades-process/report.ts'

const run = promisify(execFile)
const TICKS = ['07', '08', '09'].map((day) => sharedData('ticks', `spy_201310${day}_trade.zip`))
const REAL = !TICKS.includes(null)
const FOLDER = join(tmpdir(), `vigie-bench-trades-${REAL ? 'real' : 'made'}`)
const DAY = '2024-01-26'
const MADE_ROWS = 1_141_823
const BAR_ROWS = 72_000_000
const BAR_TICKS = 400
/** Number of runs of each process, alternating with the peer's; the best of each counts, since noise only adds time. */
const TURNS = 3

const inFolder = (name: string) => join(FOLDER, name)

async function child(script: string, ...args: string[]): Promise<Report> {
  const path = join(import.meta.dirname, 'trades-process', script)
  const { stdout } = await run(process.execPath, [path, ...args], { maxBuffer: 1e6 })
  return JSON.parse(stdout) as Report
}

interface MeasuredPair {
  readonly ours: Report
  readonly peer: Report
}

async function byTurns(ours: () => Promise<Report>, peer: () => Promise<Report>): Promise<MeasuredPair> {
  const found: MeasuredPair[] = []
  for (let turn = 0; turn < TURNS; turn++) found.push({ ours: await ours(), peer: await peer() })
  const best = (side: keyof MeasuredPair) => {
    const reports = found.map((pair) => pair[side]).sort((a, b) => a.seconds - b.seconds)
    const worst = (figure: 'residentMb' | 'delayMs') => Math.max(...reports.map((report) => report[figure]))
    return { ...(reports[0] as Report), residentMb: worst('residentMb'), delayMs: worst('delayMs') }
  }
  return { ours: best('ours'), peer: best('peer') }
}

/** Real trades if the machine has them, otherwise generated ones, as one day. */
async function trades(): Promise<TestTrade[]> {
  if (!REAL) return madeDay(DAY, MADE_ROWS, 3_400_000_000)
  let all: TestTrade[] = []
  for (const path of TICKS) all = all.concat(await tickDay(path ?? '', DAY, 3_400_000_000 + all.length))
  return all
}

/** The same trades four times, with later ids each time: a busy day of 4.6 million. Kept between runs. */
async function archive(): Promise<void> {
  if (existsSync(inFolder('day.zip'))) return
  mkdirSync(FOLDER, { recursive: true })
  const once = await trades()
  const later = (times: number) => once.map((trade) => ({ ...trade, id: trade.id + times * once.length }))
  const csv = Buffer.concat([0, 1, 2, 3].map((times) => csvOf(later(times))))
  writeFileSync(inFolder('day.csv'), csv)
  writeFileSync(inFolder('part.zip'), zipOf('day.csv', csv))
  renameSync(inFolder('part.zip'), inFolder('day.zip'))
}

/** Enough days for 72 million trades. */
async function days(): Promise<string> {
  await archive()
  const folder = inFolder('days')
  const { rows } = await child('archive.ts', inFolder('day.zip'), inFolder('ours.parquet'))
  const count = Math.ceil(BAR_ROWS / rows)
  mkdirSync(folder, { recursive: true })
  for (let i = 0; i < count; i++) {
    const path = join(folder, `${String(i).padStart(3, '0')}.parquet`)
    if (!existsSync(path)) copyFileSync(inFolder('ours.parquet'), path)
  }
  return folder
}

const once = <T>(work: () => Promise<T>) => {
  let done: Promise<T> | null = null
  return () => {
    done ??= work()
    return done
  }
}

const archivePair = once(async () => {
  await archive()
  return byTurns(
    () => child('archive.ts', inFolder('day.zip'), inFolder('ours.parquet')),
    () => child('duckdb-archive.ts', inFolder('day.zip'), inFolder('duckdb.parquet')),
  )
})

/** Dollars of 400 average trades: bars of the usual length, whatever the trades are. */
async function barSize(): Promise<string> {
  const connection = await (await DuckDBInstance.create(':memory:')).connect()
  const found = await connection.runAndReadAll(
    `SELECT (avg(quote_quantity) * ${BAR_TICKS})::VARCHAR FROM read_parquet('${inFolder('ours.parquet')}')`,
  )
  return String(found.getRows()[0]?.[0])
}

const barsPair = once(async () => {
  const folder = await days()
  const size = await barSize()
  return byTurns(
    () => child('bars.ts', folder, size),
    () => child('duckdb-bars.ts', folder, size),
  )
})

const mb = (path: string) => Math.round(statSync(path).size / 1e5) / 10

async function archiveSpeed(): Promise<Measurement> {
  const { ours, peer } = await archivePair()
  return {
    value: ours.rows / ours.seconds,
    peer: { name: 'DuckDB from the same archive, unzipped first', value: peer.rows / peer.seconds },
    detail: {
      trades: ours.rows,
      of: REAL ? 'an exchange' : 'made ones',
      duckdb_without_unzipping: Math.round(peer.rows / (peer.seconds - (peer.unzipSeconds ?? 0))),
      zip_mb: mb(inFolder('day.zip')),
      csv_mb: mb(inFolder('day.csv')),
      parquet_mb: mb(inFolder('ours.parquet')),
      duckdb_parquet_mb: mb(inFolder('duckdb.parquet')),
    },
  }
}

async function barsSpeed(): Promise<Measurement> {
  const { ours, peer } = await barsPair()
  // The days have slightly more or less than 72 million trades; the result is for exactly that many.
  const scaled = ({ rows, seconds }: Report) => (seconds * BAR_ROWS) / rows
  return {
    value: scaled(ours),
    peer: { name: 'DuckDB into the same loop', value: scaled(peer) },
    detail: { trades: ours.rows, bars: ours.bytes, duckdb_bars: peer.bytes },
  }
}

const resident = (pair: () => Promise<MeasuredPair>) => async (): Promise<Measurement> => {
  const { ours, peer } = await pair()
  return { value: ours.residentMb, peer: { name: 'DuckDB', value: peer.residentMb } }
}

const delay = async (): Promise<Measurement> => {
  const [one, other] = [await archivePair(), await barsPair()]
  return {
    value: Math.max(one.ours.delayMs, other.ours.delayMs),
    detail: { archive_ms: one.ours.delayMs, bars_ms: other.ours.delayMs },
  }
}

export const tradesBenchmarks: readonly Benchmark[] = [
  {
    name: 'archive day to Parquet',
    unit: 'trades/s',
    budget: 1_200_000,
    better: 'higher',
    run: archiveSpeed,
  },
  {
    name: 'archive day to Parquet, resident',
    unit: 'MB',
    budget: 300,
    better: 'lower',
    run: resident(archivePair),
  },
  { name: '72,000,000 trades to dollar bars', unit: 's', budget: 6, better: 'lower', run: barsSpeed },
  {
    name: '72,000,000 trades to dollar bars, resident',
    unit: 'MB',
    budget: 250,
    better: 'lower',
    run: resident(barsPair),
  },
  { name: 'main-thread delay meanwhile, p99', unit: 'ms', budget: 20, better: 'lower', run: delay },
]
