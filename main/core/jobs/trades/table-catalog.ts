/** The port of a catalogue's table over the files of a collection. */
import type { CalendarDay } from '../../../../shared/time/units.ts'
import type { TradeCollection } from './collection.ts'

/** A day as the table has it. */
export interface CatalogDay {
  readonly day: CalendarDay
  readonly path: string
  readonly sha256: string
  readonly rows: number
  readonly bytes: number
  readonly firstId: number | null
  readonly lastId: number | null
}

/** What a commit changed: files of days. */
export interface CatalogUpdate {
  readonly added: number
  readonly removed: number
}

/** Port: the table over the files of a collection. */
export interface TableCatalog {
  /** Makes the table have exactly these days, in one step for its readers. @throws VigieError trades_disk_failed */
  update(
    collection: TradeCollection,
    days: readonly CatalogDay[],
    now: number,
    id: string,
  ): Promise<CatalogUpdate>
  /** Removes the table; the files of days stay. @returns whether there was one */
  remove(collection: TradeCollection): Promise<boolean>
  /** Returns the path of its newest metadata; null if there is none. */
  metadata(collection: TradeCollection): Promise<string | null>
}
