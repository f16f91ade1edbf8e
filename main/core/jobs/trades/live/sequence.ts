/** Which live trades are new, and what was missed between them. */
import { utcDay } from '../../../../../shared/time/calendar-day.ts'
import type { CalendarDay } from '../../../../../shared/time/units.ts'
import type { PageTrade } from '../exchange-trade.ts'
import type { IdGap } from '../facts.ts'

/** Gaps remembered; the ids of further ones are counted as part of the last. */
const MOST_GAPS = 1000

/** The trades of one tail, in the order in which they are written. */
export interface LiveSequence {
  /** Old trades received in a row. */
  readonly repeated: number
  /** Goes on where the files end. @param files last id of each live file @param held last id that pages or an archive have */
  resume(files: ReadonlyMap<CalendarDay, number>, held: number | null): void
  /** Returns a trade as it is written; null for one that came before. */
  take(trade: PageTrade): PageTrade | null
  /** Returns how many ids were missed that are not held by now; null if the exchange numbers no trades. */
  missing(held: number | null): number | null
  /** Forgets gaps that pages have filled. */
  forget(held: number | null): void
  /** Whether pages hold trades after the last one. */
  isBehind(held: number | null): boolean
}

/** Takes each id once, in rising order: one that comes late is in the pages. */
export function sequenceOfIds(): LiveSequence {
  return new IdSequence()
}

/**
 * Numbers the trades of each day from one as they come, for an exchange whose archives begin anew each day and whose
 * messages have no such numbers. What was missed is not seen.
 */
export function sequenceOfArrivals(): LiveSequence {
  const counts = new Map<CalendarDay, number>()
  return {
    repeated: 0,
    resume: (files) => {
      for (const [day, last] of files) counts.set(day, last)
    },
    take: (trade) => {
      const day = utcDay(Math.floor(trade.time / 1000))
      const id = (counts.get(day) ?? 0) + 1
      counts.set(day, id)
      return { ...trade, id }
    },
    missing: () => null,
    forget: () => {},
    isBehind: () => false,
  }
}

class IdSequence implements LiveSequence {
  repeated = 0
  /** The last id taken; null before the first. */
  private last: number | null = null
  private gaps: IdGap[] = []

  resume(files: ReadonlyMap<CalendarDay, number>, held: number | null): void {
    const ids = [[...files.values()].at(-1) ?? null, held].filter((id) => id !== null)
    this.last = ids.length === 0 ? null : Math.max(...ids)
    this.repeated = 0
  }

  take(trade: PageTrade): PageTrade | null {
    const { last } = this
    if (last !== null && trade.id <= last) {
      this.repeated++
      return null
    }
    this.repeated = 0
    if (last !== null && trade.id > last + 1) this.miss({ from: last + 1, to: trade.id - 1 })
    this.last = trade.id
    return trade
  }

  missing(held: number | null): number {
    this.forget(held)
    return this.gaps.reduce((sum, { from, to }) => sum + to - Math.max(from, (held ?? 0) + 1) + 1, 0)
  }

  forget(held: number | null): void {
    if (held !== null) this.gaps = this.gaps.filter(({ to }) => to > held)
  }

  isBehind(held: number | null): boolean {
    return held !== null && this.last !== null && held > this.last
  }

  private miss(gap: IdGap): void {
    const last = this.gaps.at(-1)
    if (this.gaps.length < MOST_GAPS || last === undefined) this.gaps.push(gap)
    else this.gaps[MOST_GAPS - 1] = { from: last.from, to: gap.to }
  }
}
