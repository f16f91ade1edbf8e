/** Fills ids that an archive lacks from pages of the exchange. */
import type { CalendarDay } from '../../../../shared/time/units.ts'
import { csvLine } from './csv-line.ts'
import { type DayWork, lastBefore, originOf, requestFor, writeDay } from './day-work.ts'
import { scaleOf } from './decimal.ts'
import type { PageTrade } from './exchange-trade.ts'
import type { IdGap } from './facts.ts'
import type { GapAnswer, TradeArchive } from './ports.ts'
import { isExchangeFault } from './retry-plan.ts'
import type { ArchiveAnswer } from './tasks.ts'

/** More gaps, or more ids, are how the exchange numbers its trades, not trades that an archive lost. */
const MOST_GAPS = 20
const MOST_IDS = 10_000

export interface Filling {
  readonly file: ArchiveAnswer
  readonly filled: readonly IdGap[]
  /** The trades that filled them. */
  readonly extra: readonly PageTrade[]
  /** Whether the pages show that the ids still missing do not exist. */
  readonly conclusive: boolean
}

/** Asks for the missing ids of a converted archive, and writes it again with what was found. */
export async function fillGaps(
  work: DayWork,
  day: CalendarDay,
  { archive, path }: { readonly archive: TradeArchive; readonly path: string },
  file: ArchiveAnswer,
): Promise<Filling> {
  const { missingIds, gaps } = file
  const nothing = { file, filled: [], extra: [], conclusive: false }
  if (missingIds === 0 || missingIds > MOST_IDS || gaps.length > MOST_GAPS) return nothing
  const { trades, conclusive } = await pagesBetween(work, day, gaps)
  if (trades.length === 0) return { ...nothing, conclusive }
  return { ...(await writeFilled(work, day, { archive, path }, trades)), conclusive }
}

/** Writes an archive again with trades of pages, in the order of their ids. */
export async function writeFilled(
  work: DayWork,
  day: CalendarDay,
  { archive, path }: { readonly archive: TradeArchive; readonly path: string },
  extra: readonly PageTrade[],
): Promise<Filling> {
  const { name, contract = null } = archive
  const source = { form: 'archive', path, name, contract } as const
  const origin = originOf(work.collection, day, 'archive', archive.sha256)
  const mend = { extra: extra.map(lineWriter(work)).join(''), before: await lastBefore(work, day) }
  const file = await writeDay(work, day, { source, origin, previous: null, mend })
  return { file, filled: rangesOf(extra), extra, conclusive: false }
}

/** Returns how a trade of a page is written as a line of an archive. */
export function lineWriter({ collection, exchanges }: DayWork): (trade: PageTrade) => string {
  const { exchange, digits } = collection.settings
  return (trade) => csvLine(trade, scaleOf(digits), exchanges[exchange].name)
}

/** Returns the trades of missing ids that pages have, and whether ids still missing do not exist. */
export async function pagesBetween(
  work: DayWork,
  day: CalendarDay,
  gaps: readonly IdGap[],
): Promise<GapAnswer> {
  const source = work.exchanges[work.collection.settings.exchange]
  const trades: PageTrade[] = []
  let conclusive = true
  for (const gap of gaps) {
    try {
      const answer = await source.between(requestFor(work, day), gap)
      trades.push(...answer.trades)
      conclusive &&= answer.conclusive
    } catch (error) {
      // Without its pages the archive is still what the exchange published.
      if (!isExchangeFault(error)) throw error
      return { trades, conclusive: false }
    }
  }
  return { trades, conclusive }
}

/** Returns consecutive ids as ranges. */
export function rangesOf(trades: readonly PageTrade[]): IdGap[] {
  const ranges: { from: number; to: number }[] = []
  for (const { id } of trades) {
    const last = ranges.at(-1)
    if (last !== undefined && id === last.to + 1) last.to = id
    else ranges.push({ from: id, to: id })
  }
  return ranges
}
