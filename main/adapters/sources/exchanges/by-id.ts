/** Trades of a day from an exchange whose pages are asked for by trade id: several pages at a time, in order. */
import { VigieError } from '../../../../shared/errors.ts'
import { startInMicroseconds } from '../../../core/jobs/trades/day.ts'
import type { Batch, PageRequest, PageTrade } from '../../../core/jobs/trades/ports.ts'

const DAY_US = 86_400_000_000

export interface PagesById {
  readonly source: string
  readonly pageSize: number
  /** Up to `pageSize` trades from this id on, ascending; none where nothing has happened since. */
  page(request: PageRequest, from: number): Promise<readonly PageTrade[]>
  /** Id of the first trade of the day; null where it had none yet. */
  firstId(request: PageRequest): Promise<number | null>
}

/** Answers a batch a round of pages, until the day's end or the newest trade. */
export async function* readById(pages: PagesById, request: PageRequest): AsyncGenerator<Batch> {
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
    const last = trades.at(-1)
    next = complete || newest || last === undefined ? null : last.id + 1
  }
}

interface Joined {
  readonly trades: readonly PageTrade[]
  /** A trade of a later day was seen. */
  readonly complete: boolean
  /** A page was not full: nothing has happened since. */
  readonly newest: boolean
}

/** Pages put together; those behind a page that is not full, or behind the day's end, are left for the next round. */
function joined(
  { source, pageSize }: PagesById,
  answers: readonly (readonly PageTrade[])[],
  first: number,
  end: number,
): Joined {
  const trades: PageTrade[] = []
  let due = first
  for (const [index, page] of answers.entries()) {
    let before = -1
    for (const trade of page) {
      const repeated = trade.id <= before || (index === 0 && trade.id < due)
      if (repeated) throw new VigieError('trades_out_of_sequence', { source, found: trade.id, expected: due })
      before = trade.id
      // Where ids are missing, a page reaches into the one behind it.
      if (trade.id < due) continue
      if (trade.time >= end) return { trades, complete: true, newest: false }
      trades.push(trade)
      due = trade.id + 1
    }
    if (page.length < pageSize) return { trades, complete: false, newest: true }
  }
  return { trades, complete: false, newest: false }
}
