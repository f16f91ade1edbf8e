/**
 * The marker in a collection's folder: which collection of which data folder is there. Without it nothing is written:
 * the disk may be unplugged, and the folder only its empty mount point; or another Vigie may own the files. A random id
 * names the data folder, not its path: both may be moved.
 */
import { type LocalizableMessage, VigieError } from '../../../../shared/errors.ts'
import { FIRST_DAY, LAST_DAY } from '../../../../shared/time/calendar-day.ts'
import type { TradeCollection } from './collection.ts'
import type { Marker } from './ports.ts'
import type { Workspace } from './workspace.ts'

type MarkerReading = Pick<Workspace, 'store' | 'files' | 'dataFolder'>
type MarkerWork = MarkerReading & Pick<Workspace, 'random'>

/**
 * Makes sure that the folder is the collection's own; marks a folder that has no files of it yet.
 * @throws VigieError trades_folder_gone if its files were there and are not; trades_folder_taken if they are another's
 */
export async function assertOwnFolder(work: MarkerWork, collection: TradeCollection): Promise<void> {
  const { key, folder } = collection
  const found = await work.files.readMarker(collection)
  if (found !== null) {
    if (!(await isOwn(work, collection, found))) throw taken(collection, found)
    return noteMove(work, collection, found)
  }
  if (work.store.folderId(key, folder) !== null || (await hasLostFiles(work, collection)))
    throw gone(collection)
  await markFolder(work, collection)
}

/** Makes the folder the collection's own, whoever's it was: that data folder is refused from now on. */
export async function markFolder(
  { store, files, random, dataFolder }: MarkerWork,
  collection: TradeCollection,
): Promise<void> {
  const { key, folder } = collection
  const id = random.id()
  await files.writeMarker(collection, { collection: key, id, dataFolder })
  store.saveFolderId(key, folder, id)
}

/** Returns why nothing may be written to the folder now; null if it is the collection's own, marked by a run. */
export async function folderProblem(
  work: MarkerReading,
  collection: TradeCollection,
): Promise<LocalizableMessage | null> {
  const { key, folder } = collection
  const found = await work.files.readMarker(collection)
  if (found === null) {
    return work.store.folderId(key, folder) === null
      ? { messageKey: 'live.no_folder', params: { folder } }
      : gone(collection).localizable
  }
  return (await isOwn(work, collection, found)) ? null : taken(collection, found).localizable
}

/**
 * Whether the marker is of this data folder. A copy of it has the same ids: files outside of both stay those of the
 * one that last wrote there for as long as it exists.
 */
async function isOwn(
  { store, files, dataFolder }: MarkerReading,
  { key, folder }: TradeCollection,
  { id, dataFolder: writer }: Marker,
): Promise<boolean> {
  const known = store.folderId(key, folder)
  if (known === null ? !store.hasFolderId(key, id) : known !== id) return false
  if (writer === undefined || files.isWithin(folder, dataFolder)) return true
  return !(await files.isOtherDataFolder(writer, dataFolder))
}

/** Notes where the files and the data folder are now. A disk that is read-only keeps its marker: the id is enough. */
async function noteMove(
  { store, files, dataFolder }: MarkerReading,
  collection: TradeCollection,
  { id, dataFolder: writer }: Marker,
): Promise<void> {
  const { key, folder } = collection
  if (writer !== dataFolder)
    await files.writeMarker(collection, { collection: key, id, dataFolder }).catch(() => undefined)
  if (store.folderId(key, folder) === null) store.saveFolderId(key, folder, id)
}

const gone = ({ folder, settings }: TradeCollection) =>
  new VigieError('trades_folder_gone', { folder, symbol: settings.symbol })

/** The error for files of another data folder. */
export const taken = (
  { folder, settings }: TradeCollection,
  { collection, dataFolder }: Marker,
): VigieError =>
  new VigieError('trades_folder_taken', {
    folder,
    symbol: settings.symbol,
    collection,
    owner:
      dataFolder === undefined
        ? { messageKey: 'trades.owner.unknown' }
        : { messageKey: 'trades.owner.at', params: { path: dataFolder } },
  })

/** Whether days are recorded, and none of their files is there: those of an older version had no marker. */
async function hasLostFiles({ store, files }: MarkerReading, collection: TradeCollection): Promise<boolean> {
  const held = store.days(collection.key, FIRST_DAY, LAST_DAY).filter(({ file }) => file !== null)
  if (held.length === 0) return false
  return (await files.daysOnDisk(collection)).length === 0
}
