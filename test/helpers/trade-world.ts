/** An exchange with its faults, and a collection that meets it: days on disk, without worker threads and bars. */
import { createHash } from 'node:crypto'
import { onTestFinished } from 'vitest'
import type { RunResult } from '../../main/core/jobs/kind.ts'
import type { DayRecord } from '../../main/core/jobs/trades/ports.ts'
import { localize } from '../../shared/errors.ts'
import type { TradesSettings } from '../../shared/kinds/trades.ts'
import { addDays } from '../../shared/time/calendar-day.ts'
import { startExchange } from '../servers/exchange.ts'
import type { ReplayAnswer, ReplayFault } from '../servers/replay.ts'
import { FakeClock } from './fake-clock.ts'
import { tempFolder } from './temp-folder.ts'
import { madeDay, type TestTrade } from './trade-data.ts'
import { createTradesHarness } from './trades-harness.ts'
import { zipOf } from './zip.ts'

/** Trades of a made day. */
export const ROWS = 50
const START = '2024-01-26'

/** Returns the day so many days after the first. */
export const dayAt = (index: number): string => addDays(START, index)

/** Returns the trades of the day so many days after the first; ids continue from day to day. */
export const tradesAt = (index: number): TestTrade[] => madeDay(dayAt(index), ROWS, 1 + index * ROWS)

export interface TradeWorld {
  /** Days of whole archives, from the first on. */
  readonly days: number
  /** What the exchange does instead, by path: null for what it does usually. */
  readonly fault?: (url: URL, before: number) => ReplayFault | null
  /** Trades that pages give; default: none. */
  readonly live?: () => readonly TestTrade[]
  readonly settings?: Partial<TradesSettings>
  /** The first moment; default: noon after the last day. */
  readonly now?: string
}

/** A collection in a world. */
export async function meet({ days, fault, live, settings, now = `${dayAt(days)}T12:00:00Z` }: TradeWorld) {
  const archives = new Map(Array.from({ length: days }, (_, i) => [dayAt(i), tradesAt(i)] as const))
  const exchange = { archives, ...(live && { live }) }
  const server = await startExchange(exchange, fault ? { fault } : {})
  onTestFinished(server.close)
  const clock = new FakeClock(now)
  const harness = createTradesHarness({
    folder: tempFolder(),
    url: server.url,
    clock,
    settings: { today: false, bars: [], start: START, ...settings },
  })
  const day = (index: number) => harness.work.store.day(harness.key, dayAt(index))
  return {
    ...harness,
    server,
    clock,
    archives,
    day,
    /** States of all days from the first on. */
    states: () => Array.from({ length: days }, (_, i) => day(i)?.state ?? 'missing'),
    /** Runs until nothing is due, at most so often; a run that throws fails the test. */
    settle: async (most = 20): Promise<RunResult[]> => {
      const results: RunResult[] = []
      do results.push(await harness.run())
      while (results.at(-1)?.again && results.length < most)
      return results
    },
  }
}

/** Returns the problem of a day as the owner reads it. */
export const problemOf = (record: DayRecord | null): string =>
  record?.problem ? localize(record.problem, 'en') : ''

type ArchiveFile = 'zip' | 'checksum'

/** Answers for the archive of one day, by file. */
export const onArchive =
  (index: number, answer: (file: ArchiveFile, before: number) => ReplayFault | null) =>
  ({ pathname }: URL, before: number): ReplayFault | null => {
    if (!pathname.includes(`-${dayAt(index)}.zip`)) return null
    return answer(pathname.endsWith('.CHECKSUM') ? 'checksum' : 'zip', before)
  }

/** Returns the archive of a day with this content and its right checksum. */
export function archived(index: number, content: string | Uint8Array): ReturnType<typeof onArchive> {
  return sealed(index, zipOf(`BTCUSDT-trades-${dayAt(index)}.csv`, Buffer.from(content)))
}

/** Returns any bytes as the archive of a day, with their right checksum. */
export function sealed(index: number, bytes: Uint8Array): ReturnType<typeof onArchive> {
  const hash = createHash('sha256').update(bytes).digest('hex')
  const checksum: ReplayAnswer = { body: `${hash}  x.zip\n` }
  return onArchive(index, (file) => (file === 'zip' ? { body: bytes } : checksum))
}
