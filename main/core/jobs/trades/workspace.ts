/** Everything the work on trade history needs, assembled by the composition root. */

import type { Exchange, TradesSettings } from '../../../../shared/kinds/trades.ts'
import type { CalendarDay } from '../../../../shared/time/units.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Random } from '../../ports/random.ts'
import type { Workers } from '../../ports/workers.ts'
import type { TradeCollection } from './collection.ts'
import type { LiveFiles } from './live/live-files.ts'
import type { MonthFiles } from './month-files.ts'
import type { BarStore, ExchangeSource, TradeFiles, TradeStore } from './ports.ts'
import type { CopySource, ObjectStorage } from './storage.ts'
import type { TableCatalog } from './table-catalog.ts'

/** The stores, files, workers and exchanges of trade history. */
export interface Workspace {
  readonly store: TradeStore
  readonly bars: BarStore
  readonly files: TradeFiles
  readonly months: MonthFiles
  readonly live: LiveFiles
  readonly catalog: TableCatalog
  readonly copies: CopySource
  readonly storage: ObjectStorage
  /** Returns the secret with which a job's copies are signed; null if the owner gave none. */
  readonly storageSecret: (jobId: string) => string | null
  readonly workers: Workers
  readonly exchanges: Readonly<Record<Exchange, ExchangeSource>>
  readonly clock: Clock
  readonly random: Pick<Random, 'id'>
  /** The data folder, absolute: it says in a marker whose the files are. */
  readonly dataFolder: string
  /** Folder of a collection if its settings name none. */
  readonly defaultFolder: (name: string) => string
  /** File of a day's bars; see the layout of the files. */
  readonly barsPath: (collection: TradeCollection, series: string, day: CalendarDay) => string
  /** Called after a day's file or state has changed. */
  readonly changed: (symbol: string, day: CalendarDay | null) => void
}

/** Returns the collection described by the settings. */
export function collectionOf(
  work: Pick<Workspace, 'defaultFolder'>,
  settings: TradesSettings,
): TradeCollection {
  const { exchange, dataset, digits, symbol, folder } = settings
  const wide = digits === 'wide'
  // A folder is one table, and a table has one schema.
  const name = `${exchange}${dataset === 'trades' ? '' : '-aggregate'}${wide ? '-wide' : ''}`
  return {
    key: `${exchange}/${dataset}/${symbol}${wide ? '/wide' : ''}`,
    settings,
    folder: folder || work.defaultFolder(name),
  }
}
