/** Fills ids that an archive lacks from pages of the exchange. */
import type { CalendarDay } from '../../../../shared/time/units.ts'
import { csvLine } from './csv-line.ts'
import { type DayWork, lastBefore, originOf, requestFor, writeDay } from './day-work.ts'
import { scaleOf } from './decimal.ts'
import type { Gap } from './facts.ts'
import type { Archive, PageTrade } from './ports.ts'
import { isExchangeFault } from './retry-plan.ts'
import type { ArchiveAnswer } from './tasks.ts'

/** More gaps, or more ids, are how the exchange numbers its trades, not trades that an archive lost. */
const MOST_GAPS = 20
const MOST_IDS = 10_000

export interface Filling {
  readonly file: ArchiveAnswer
  readonly filled: readonly Gap[]
  /** Whether the pages show that the ids still missing do not exist. */
  readonly conclusive: boolean
}

/** Asks for the missing ids of a converted archive, and writes it again with what was found. */
export async function fillGaps(
  work: DayWork,
  day: CalendarDay,
  { archive, path }: { readonly archive: Archive; readonly path: string },
  file: ArchiveAnswer,
): Promise<Filling> {
  const { missingIds, gaps } = file
  if (missingIds === 0 || missingIds > MOST_IDS || gaps.length > MOST_GAPS) {
    return { file, filled: [], conclusive: false }
  }
  const { trades, conclusive } = await between(work, day, gaps)
  if (trades.length === 0) return { file, filled: [], conclusive }
  const source = { form: 'archive', path, name: archive.name } as const
  const origin = originOf(work.collection, day, 'archive', archive.sha256)
  const { exchange, digits } = work.collection.settings
  const lines = trades.map((trade) => csvLine(trade, scaleOf(digits), work.exchanges[exchange].name))
  const mend = { extra: lines.join(''), before: await lastBefore(work, day) }
  const whole = await writeDay(work, day, { source, origin, previous: null, mend })
  return { file: whole, filled: rangesOf(trades), conclusive }
}

async function between(work: DayWork, day: CalendarDay, gaps: readonly Gap[]) {
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
function rangesOf(trades: readonly PageTrade[]): Gap[] {
  const ranges: { from: number; to: number }[] = []
  for (const { id } of trades) {
    const last = ranges.at(-1)
    if (last !== undefined && id === last.to + 1) last.to = id
    else ranges.push({ from: id, to: id })
  }
  return ranges
}
