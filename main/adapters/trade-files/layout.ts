/** The paths of a collection's files: plain Hive partitions, so that any engine reads the folder as a table. */
import { join } from 'node:path'

/** What the paths of a collection depend on. */
export interface CollectionFolder {
  readonly folder: string
  readonly settings: { readonly symbol: string }
}

const FILE_NAME = 'trades.parquet'

/** `trades/symbol=BTCUSDT` */
export const symbolFolder = ({ folder, settings }: CollectionFolder): string =>
  join(folder, 'trades', `symbol=${settings.symbol}`)

/** `trades/symbol=BTCUSDT/.vigie.json`; readers of partitions ignore names that begin with a dot */
export const markerFile = (place: CollectionFolder): string => join(symbolFolder(place), '.vigie.json')

/** `trades/symbol=BTCUSDT/date=2024-01-26/trades.parquet` */
export const dayFile = (place: CollectionFolder, day: string): string =>
  join(symbolFolder(place), `date=${day}`, FILE_NAME)

const monthsFolder = ({ folder, settings }: CollectionFolder): string =>
  join(folder, 'months', `symbol=${settings.symbol}`)

/** `months/symbol=BTCUSDT/month=2024-01/trades.parquet` */
export const monthFile = (place: CollectionFolder, month: string): string =>
  join(monthsFolder(place), `month=${month}`, FILE_NAME)

/** `months/symbol=BTCUSDT/.vigie-months.json`: of what each of these files was made */
export const monthsRecord = (place: CollectionFolder): string =>
  join(monthsFolder(place), '.vigie-months.json')

/** `iceberg/symbol=BTCUSDT`: the folder of an Iceberg table over the days */
export const tableFolder = ({ folder, settings }: CollectionFolder): string =>
  join(folder, 'iceberg', `symbol=${settings.symbol}`)

/** `live/symbol=BTCUSDT` */
export const liveFolder = ({ folder, settings }: CollectionFolder): string =>
  join(folder, 'live', `symbol=${settings.symbol}`)

/** `live/symbol=BTCUSDT/date=2026-11-29/trades.csv` */
export const liveFile = (place: CollectionFolder, day: string): string =>
  join(liveFolder(place), `date=${day}`, 'trades.csv')

/** `bars/symbol=BTCUSDT/series=dollar` */
const seriesFolder = ({ folder, settings }: CollectionFolder, series: string): string =>
  join(folder, 'bars', `symbol=${settings.symbol}`, `series=${series}`)

/** `bars/symbol=BTCUSDT/series=dollar/date=2024-01-26/bars.parquet` */
export const barsFile = (place: CollectionFolder, series: string, day: string): string =>
  join(seriesFolder(place, series), `date=${day}`, 'bars.parquet')

/** The folders whose files engines read: trades, bars, months. */
export const readersFolders = ({ folder, settings }: CollectionFolder): readonly string[] =>
  ['trades', 'bars', 'months'].map((tree) => join(folder, tree, `symbol=${settings.symbol}`))

/** `trades/symbol=BTCUSDT/.vigie-copies.json`: what was copied to other storage */
export const copiesRecord = (place: CollectionFolder): string =>
  join(symbolFolder(place), '.vigie-copies.json')

/**
 * Returns the folder of files being written, one per collection, as several may share a folder. It is on the
 * same disk as the target, so that a rename is one step.
 */
export const incomingFolder = ({
  folder,
  key,
}: Pick<CollectionFolder, 'folder'> & { readonly key: string }): string =>
  join(folder, '.incoming', key.replaceAll('/', '-'))
