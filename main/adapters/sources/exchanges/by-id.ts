/** Reads a day's trades from an exchange with pages by trade id: several pages at a time, in order. */

import { VigieError } from '../../../../shared/errors.ts'
import { startInMicroseconds } from '../../../../shared/time/calendar-day.ts'
import { DAY_US } from '../../../../shared/time/units.ts'
import type { BatchPort, PageRequest, PageTrade } from '../../../core/jobs/trades/ports.ts'

interface PageById {
  readonly trades: readonly PageTrade[]
  /** Whether there are no trades after this page yet. */
  readonly newest: boolean
}

export interface PagesById {
  readonly source: string
  readonly pageSize: number
  /** Returns the trades of `pageSize` ids from this one on, ascending; later ones may follow if ids are missing. */
  page(request: PageRequest, from: number): Promise<PageById>
  /** Returns the id of the first trade of the day; null if there is none yet. */
  firstId(request: PageRequest): Promise<number | null>
}

/** Yields one batch per round of pages, until the day's end or the newest trade. */
export async function* readById(pages: PagesById, request: PageRequest): AsyncGenerator<BatchPort> {
  const end = startInMicroseconds(request.day) + DAY_US
  let next = request.after === null ? await pages.firstId(request) : request.after.id + 1
  while (next !== null) {
    const round = Array.from(
      { length: request.settings.workers },
      (_, i) => (next as number) + i * pages.pageSize,
    )
    const answers = await Promise.all(round.map((from) => pages.page(request, from)))
    const { trades, complete, newest } = joined(pages, answers, next, end)
    if (trades.length > 0 || complete) yield { trades, complete }
    const behind = next + round.length * pages.pageSize
    next = complete || newest ? null : Math.max(behind, (trades.at(-1)?.id ?? 0) + 1)
  }
}

interface Joined {
  readonly trades: readonly PageTrade[]
  /** Whether a trade of a later day was seen. */
  readonly complete: boolean
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
      if (trade.time >= end) return { trades, complete: true, newest: false }
      trades.push(trade)
      due = trade.id + 1
    }
    if (page.newest) return { trades, complete: false, newest: true }
  }
  return { trades, complete: false, newest: false }
}
