/** Reads a day's trades from an exchange with pages by trade id: several pages at a time, in order. */

import { VigieError } from '../../../../shared/errors.ts'
import { startInMicroseconds } from '../../../../shared/time/calendar-day.ts'
import { DAY_US } from '../../../../shared/time/units.ts'
import type { PageTrade } from '../../../core/jobs/trades/exchange-trade.ts'
import type { IdGap } from '../../../core/jobs/trades/facts.ts'
import type {
  BatchPort,
  DayRequest,
  GapAnswer,
  LaterTrade,
  PageRequest,
} from '../../../core/jobs/trades/ports.ts'

interface PageById {
  readonly trades: readonly PageTrade[]
  /** Whether there are no trades after this page yet. */
  readonly newest: boolean
}

/** How one exchange gives its trades by id. Both calls may throw `source_*`. */
export interface PagesById {
  readonly source: string
  readonly pageSize: number
  /** Returns the trades of `pageSize` ids from this one on, ascending; later ones may follow if ids are missing. */
  page(request: PageRequest, from: number): Promise<PageById>
  /** Returns the id of the first trade of the day; null if there is none yet. */
  firstId(request: PageRequest): Promise<number | null>
}

/**
 * Yields one batch per round of pages, until the day's end or the newest trade. If a page fails, those before it are
 * yielded first.
 */
export async function* readById(pages: PagesById, request: PageRequest): AsyncGenerator<BatchPort> {
  const end = startInMicroseconds(request.day) + DAY_US
  let next = request.after === null ? await pages.firstId(request) : request.after.id + 1
  while (next !== null) {
    const round = Array.from(
      { length: request.settings.workers },
      (_, i) => (next as number) + i * pages.pageSize,
    )
    const answers = await Promise.allSettled(round.map((from) => pages.page(request, from)))
    const failed = answers.find((answer) => answer.status === 'rejected')
    const good = answers.slice(0, failed === undefined ? answers.length : answers.indexOf(failed))
    const read = good.map((answer) => (answer as PromiseFulfilledResult<PageById>).value)
    const { trades, later, newest } = joined(pages, read, next, end)
    if (trades.length > 0 || later !== null) yield { trades, complete: later !== null, later }
    if (failed !== undefined && later === null && !newest) throw failed.reason
    const behind = next + round.length * pages.pageSize
    next = later !== null || newest ? null : Math.max(behind, (trades.at(-1)?.id ?? 0) + 1)
  }
}

/**
 * Reads the trades of missing ids. It is conclusive if the trade after them is seen, whose id follows: pages that do not
 * reach back that far begin with a later one.
 */
export async function readBetween(pages: PagesById, request: DayRequest, gap: IdGap): Promise<GapAnswer> {
  const trades: PageTrade[] = []
  let next = gap.from
  while (next <= gap.to) {
    const page = await pages.page({ ...request, after: null }, next)
    trades.push(...page.trades.filter(({ id }) => id >= next && id <= gap.to))
    const beyond = page.trades.find(({ id }) => id > gap.to)
    if (beyond !== undefined) return { trades, conclusive: beyond.id === gap.to + 1 }
    const last = page.trades.at(-1)?.id
    if (last === undefined || last < next) return { trades, conclusive: false }
    next = last + 1
  }
  return { trades, conclusive: true }
}

interface Joined {
  readonly trades: readonly PageTrade[]
  /** The first trade of a later day; null if none was seen. */
  readonly later: LaterTrade | null
  /** Whether the last page was reached: there are no later trades yet. */
  readonly newest: boolean
}

/** Joins pages; those after the newest one, or after the day's end, are left for the next round. */
function joined({ source }: PagesById, answers: readonly PageById[], first: number, end: number): Joined {
  const trades: PageTrade[] = []
  let due = first
  for (const [index, page] of answers.entries()) {
    let before = -1
    for (const trade of page.trades) {
      const repeated = trade.id <= before || (index === 0 && trade.id < due)
      if (repeated) throw new VigieError('trades_out_of_sequence', { source, found: trade.id, expected: due })
      before = trade.id
      // If ids are missing, a page overlaps the next one.
      if (trade.id < due) continue
      if (trade.time >= end) return { trades, later: trade, newest: false }
      trades.push(trade)
      due = trade.id + 1
    }
    if (page.newest) return { trades, later: null, newest: true }
  }
  return { trades, later: null, newest: false }
}
