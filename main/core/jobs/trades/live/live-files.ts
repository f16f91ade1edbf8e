/** Port of live trades: the files that hold them. */
import type { CalendarDay } from '../../../../../shared/time/units.ts'
import type { TradeCollection } from '../collection.ts'

/** Port: trades as they came, one CSV file for each UTC day, in the form of the exchange's archives with a header. */
export interface LiveFiles {
  /** Days with a file, ascending. */
  days(collection: TradeCollection): Promise<CalendarDay[]>
  /** Returns the last id in the file of a day; removes a last line that a kill cut. Null if there is none. */
  lastId(collection: TradeCollection, day: CalendarDay): Promise<number | null>
  /** Adds lines, of rising ids, to the file of a day. */
  append(collection: TradeCollection, day: CalendarDay, lines: string): Promise<void>
  /** Removes the trades up to an id; the file too, if none is left. */
  trim(collection: TradeCollection, day: CalendarDay, lastId: number): Promise<void>
  remove(collection: TradeCollection, day: CalendarDay): Promise<void>
}
