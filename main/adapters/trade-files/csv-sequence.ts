/** Checks what only many lines show together: times within the day, rising ids. One pass over full columns. */
import { DAY_US } from '../../../shared/time/units.ts'
import type { FactsGatherer } from '../../core/jobs/trades/facts.ts'
import type { TradeColumns } from './columns.ts'
import type { LineFault } from './csv-careful.ts'
import { microsecondsOf } from './instant.ts'

/**
 * A trade at midnight can be stamped just before or after it, and is still in the archive of the other day: it
 * belongs to the day of its archive. Microseconds.
 */
const EDGE_US = 1_000_000

/** Has the numbers of so many rows; takes at most that many at once. */
export class SequenceCheck {
  private readonly ids: Float64Array
  private readonly times: Float64Array
  private readonly facts: FactsGatherer | null
  private readonly day: number | null

  /**
   * @param facts null accepts any order
   * @param day its midnight in microseconds; null accepts any time
   */
  constructor(facts: FactsGatherer | null, day: number | null, capacity: number) {
    this.ids = new Float64Array(capacity)
    this.times = new Float64Array(capacity)
    this.facts = facts
    this.day = day
  }

  /**
   * Converts the times of rows from `from` on to microseconds and adds the rows to the facts.
   * @returns the first wrong row, and its problem; null if all are correct
   */
  take(columns: TradeColumns, from: number): (LineFault & { readonly row: number }) | null {
    const { ids, times, facts } = this
    const count = columns.rows - from
    const right = this.convert(columns, from, count)
    const taken = facts === null ? right : facts.addAll(ids, times, right)
    if (taken < right) {
      const twice = ids[taken] === facts?.lastId
      return { row: taken, field: 'id', problem: { messageKey: twice ? 'row.twice' : 'row.lower' } }
    }
    if (right === count) return null
    const known = !Number.isNaN(times[right])
    return { row: right, field: 'time', problem: { messageKey: known ? 'row.other_day' : 'row.time_unit' } }
  }

  /** @returns how many rows have a time of the day; the time of the next one, if there is one, is wrong */
  private convert({ longs }: TradeColumns, from: number, count: number): number {
    const { ids, times } = this
    const first = this.day === null ? 0 : this.day - EDGE_US
    const end = this.day === null ? Number.POSITIVE_INFINITY : this.day + DAY_US + EDGE_US
    for (let i = 0; i < count; i++) {
      const time = microsecondsOf(longs.time.number(from + i))
      times[i] = time
      if (!(time >= first && time < end)) return i
      longs.time.set(from + i, time)
      ids[i] = longs.id.number(from + i)
    }
    return count
  }
}
