/**
 * A collection killed at random moments. `VIGIE_KILLS` sets how often (200 before a release); a few keep the
 * suite fast.
 */
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, globSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { DuckDBInstance } from '@duckdb/node-api'
import { expect, onTestFinished, test } from 'vitest'
import { recover } from '../../../../main/core/jobs/trades/placement.ts'
import { verifyAll } from '../../../../main/core/jobs/trades/verify-months.ts'
import { collectionOf } from '../../../../main/core/jobs/trades/workspace.ts'
import { addDays, daysFrom } from '../../../../shared/time/calendar-day.ts'
import { FakeClock } from '../../../helpers/fake-clock.ts'
import { readTable } from '../../../helpers/iceberg-table.ts'
import { tempFolder } from '../../../helpers/temp-folder.ts'
import { madeDay, type TestTrade } from '../../../helpers/trade-data.ts'
import { createTradesHarness } from '../../../helpers/trades-harness.ts'
import { startExchange } from '../../../servers/exchange.ts'

const KILLS = Number(process.env.VIGIE_KILLS ?? 4)
const START = '2024-01-26'
const DAYS = 6
const ROWS = 20_000
const ALL_DAYS = daysFrom(START, addDays(START, DAYS - 1))
const NOW = `${addDays(START, DAYS)}T12:00:00Z`
const PROCESS = join(import.meta.dirname, '../../../helpers/trades-process.ts')
const EVERYTHING = { signal: new AbortController().signal, progress: () => undefined }

interface CollectedDays {
  /** Whether it had already ended. */
  readonly done: boolean
  /** From its first request to its end; NaN if it made no request. */
  readonly milliseconds: number
}

interface WatchedProcess {
  readonly url: string
  /** Settles at the next request, when a collection has begun its work. */
  readonly nextRequest: () => Promise<void>
}

/** An exchange that reports its requests. */
async function watchedExchange(): Promise<WatchedProcess> {
  const archives = new Map<string, TestTrade[]>()
  for (const [i, day] of ALL_DAYS.entries()) {
    archives.set(day, madeDay(day, ROWS, 1 + i * ROWS))
  }
  let asked = Promise.withResolvers<void>()
  const fault = () => {
    asked.resolve()
    return null
  }
  const server = await startExchange({ archives }, { fault })
  onTestFinished(server.close)
  const nextRequest = () => {
    asked = Promise.withResolvers<void>()
    return asked.promise
  }
  return { url: server.url, nextRequest }
}

/** Starts a collection and kills it this long after its first request. */
async function collectFor(
  folder: string,
  exchange: WatchedProcess,
  milliseconds: number,
): Promise<CollectedDays> {
  let from = Number.NaN
  const began = exchange.nextRequest().then(() => {
    from = performance.now()
  })
  const child = spawn(process.execPath, [PROCESS, folder, exchange.url, NOW, START], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let said = ''
  child.stdout.on('data', (text) => {
    said += text
  })
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()))
  const enough = new AbortController()
  const late = began
    .then(() => pause(milliseconds, undefined, { signal: enough.signal }))
    .catch(() => undefined)
  await Promise.race([ended, late])
  enough.abort()
  child.kill('SIGKILL')
  await ended
  return { done: said.includes('done'), milliseconds: performance.now() - from }
}

/** Returns every file that a reader sees, with its hash. */
function contents(folder: string): Record<string, string> {
  const files = globSync('binance/{trades,bars,months}/**/*.parquet', { cwd: folder }).sort()
  return Object.fromEntries(
    files.map((file) => [
      file,
      createHash('sha256')
        .update(readFileSync(join(folder, file)))
        .digest('hex'),
    ]),
  )
}

/** Returns how often the file of January has each of its days; empty if there is no file. */
async function daysInJanuary(folder: string): Promise<Record<string, number>> {
  const file = join(folder, 'binance/months/symbol=BTCUSDT/month=2024-01/trades.parquet')
  if (!existsSync(file)) return {}
  const connection = await (await DuckDBInstance.create(':memory:')).connect()
  const found = await connection.runAndReadAll(
    `SELECT date::VARCHAR, count(*)::INT FROM read_parquet('${file}') GROUP BY ALL ORDER BY ALL`,
  )
  connection.closeSync()
  return Object.fromEntries(found.getRowsJson())
}

/** Returns the days of the table whose files are whole; empty before its first commit. */
async function daysInTable(folder: string): Promise<string[]> {
  if (!existsSync(join(folder, 'binance/iceberg/symbol=BTCUSDT/metadata/version-hint.text'))) return []
  const { files } = await readTable(join(folder, 'binance'))
  return files.filter(({ path, bytes }) => statSync(path).size === bytes).map(({ day }) => day)
}

/** Returns the findings of `verify` after a restart has recovered. */
async function problemsAfterRestart(folder: string, url: string) {
  const harness = createTradesHarness({
    folder,
    url,
    clock: new FakeClock(NOW),
    settings: { today: false, start: START },
  })
  const collection = collectionOf(harness.work, harness.settings)
  await recover(harness.work, collection)
  const { problems } = await verifyAll(harness.work, collection, {}, EVERYTHING)
  harness.db.close()
  return problems
}

test(`${KILLS} kills at random moments lose nothing, repeat nothing, and leave the bytes of an undisturbed run`, {
  timeout: 120_000 + KILLS * 15_000,
}, async () => {
  const exchange = await watchedExchange()
  const calm = tempFolder()
  const undisturbed = await collectFor(calm, exchange, 120_000)
  const perDay = undisturbed.milliseconds / DAYS
  const wholeJanuary = Object.fromEntries(daysFrom(START, '2024-01-31').map((day) => [day, ROWS]))
  expect(undisturbed.done).toBe(true)
  expect(await daysInJanuary(calm)).toEqual(wholeJanuary)
  expect(await daysInTable(calm)).toEqual(ALL_DAYS)

  let kills = 0
  while (kills < KILLS) {
    const folder = tempFolder()
    for (let done = false; !done; ) {
      const enough = kills >= KILLS
      done = (await collectFor(folder, exchange, enough ? 120_000 : perDay * 1.5 * Math.random())).done
      if (!done) kills++
      const january = await daysInJanuary(folder)
      if (Object.keys(january).length > 0) expect(january).toEqual(wholeJanuary)
      const days = await daysInTable(folder)
      expect(days).toEqual(ALL_DAYS.slice(0, days.length))
      expect(await problemsAfterRestart(folder, exchange.url)).toEqual([])
    }
    expect(contents(folder)).toEqual(contents(calm))
  }
})
