/** An exchange whose archives have no checksums: a collection of it, and the rows that it stores. */
import { onTestFinished } from 'vitest'
import { TradeFileReader } from '../../main/adapters/trade-files/parquet-reader.ts'
import { flagAt } from '../../main/adapters/trade-files/rows.ts'
import { textOf } from '../../main/core/jobs/trades/decimal.ts'
import { collectionOf } from '../../main/core/jobs/trades/workspace.ts'
import { localize } from '../../shared/errors.ts'
import type { TradesSettings } from '../../shared/kinds/trades.ts'
import { addDays } from '../../shared/time/calendar-day.ts'
import { type ReplayAnswer, type ReplayFault, startReplay } from '../servers/replay.ts'
import { FakeClock } from './fake-clock.ts'
import { tempFolder } from './temp-folder.ts'
import { createTradesHarness } from './trades-harness.ts'

const FIRST = '2025-05-19'

/** Work that nobody follows. */
export const unwatched = { signal: new AbortController().signal, progress: () => undefined }

type ExchangeAnswer = (url: URL) => ReplayAnswer | null

interface ExchangeWorld {
  readonly settings: Partial<TradesSettings>
  readonly answers: readonly ExchangeAnswer[]
  readonly fault?: (url: URL, before: number) => ReplayFault | null
  readonly now?: string
}

/** A collection from 2025-05-19 on, three days later, of an exchange on loopback. */
export async function connected({ settings, answers, fault, now }: ExchangeWorld) {
  const answer = (url: URL) => answers.map((one) => one(url)).find((found) => found !== null) ?? null
  const server = await startReplay(answer, fault ? { fault } : {})
  onTestFinished(server.close)
  const clock = new FakeClock(now ?? `${addDays(FIRST, 3)}T12:00:00Z`)
  const harness = createTradesHarness({
    folder: tempFolder(),
    url: server.url,
    clock,
    settings: { start: FIRST, today: false, bars: [], ...settings },
  })
  const day = (date = FIRST) => harness.work.store.day(harness.key, date)
  const rows = async (date = FIRST) => {
    const collection = collectionOf(harness.work, harness.settings)
    return rowsOf(harness.work.files.dayPath(collection, date))
  }
  const paid = async () =>
    paidIn(harness.work.files.dayPath(collectionOf(harness.work, harness.settings), FIRST))
  return { ...harness, server, clock, day, rows, paid }
}

/** Rows as `id price quantity time maker`. */
async function rowsOf(path: string): Promise<string[]> {
  const reader = await TradeFileReader.open(path)
  const found: string[] = []
  for await (const { rows, columns, maker } of reader.groups(['id', 'price', 'quantity', 'time'], {
    flags: true,
  })) {
    for (let i = 0; i < rows; i++) {
      const { id, price, quantity, time } = columns
      const amounts = `${textOf(price.at(i))} ${textOf(quantity.at(i))}`
      found.push(`${id.at(i)} ${amounts} ${time.at(i)} ${flagAt(maker, i) === 1 ? 'sell' : 'buy'}`)
    }
  }
  await reader.close()
  return found
}

/** What was paid for each trade. */
async function paidIn(path: string): Promise<string[]> {
  const reader = await TradeFileReader.open(path)
  const found: string[] = []
  for await (const { rows, columns } of reader.groups(['quote_quantity'], { flags: false })) {
    for (let i = 0; i < rows; i++) found.push(textOf(columns.quote_quantity.at(i)))
  }
  await reader.close()
  return found
}

/** Why a day is not whole, in English. */
export const problemOf = (record: { readonly problem: Parameters<typeof localize>[0] | null } | null) =>
  record?.problem ? localize(record.problem, 'en') : ''
