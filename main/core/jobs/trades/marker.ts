/**
 * The marker in a collection's folder: which collection of which data folder is there. Without it nothing is written:
 * the disk may be unplugged, and the folder only its empty mount point; or another Vigie may own the files.
 */
import { type LocalizableMessage, VigieError } from '../../../../shared/errors.ts'
import { FIRST_DAY, LAST_DAY } from '../../../../shared/time/calendar-day.ts'
import type { TradeCollection } from './collection.ts'
import type { Marker } from './ports.ts'
import type { Workspace } from './workspace.ts'

type MarkerWork = Pick<Workspace, 'store' | 'files' | 'random'>

/**
 * Makes sure that the folder is the collection's own; marks a folder that has no files of it yet.
 * @throws VigieError trades_folder_gone if its files were there and are not; trades_folder_taken if they are another's
 */
export async function assertOwnFolder(work: MarkerWork, collection: TradeCollection): Promise<void> {
  const { store, files } = work
  const { key, folder } = collection
  const known = store.folderId(key, folder)
  const found = await files.readMarker(collection)
  if (found !== null && found.id !== known) throw taken(collection, found)
  if (found !== null) return
  if (known !== null || (await hasLostFiles(work, collection))) throw gone(collection)
  const id = work.random.id()
  await files.writeMarker(collection, { collection: key, id })
  store.saveFolderId(key, folder, id)
}

/** Returns why nothing may be written to the folder now; null if it is the collection's own, marked by a run. */
export async function folderProblem(
  { store, files }: Pick<Workspace, 'store' | 'files'>,
  collection: TradeCollection,
): Promise<LocalizableMessage | null> {
  const { key, folder } = collection
  const known = store.folderId(key, folder)
  const found = await files.readMarker(collection)
  if (found === null) {
    return known === null
      ? { messageKey: 'live.no_folder', params: { folder } }
      : gone(collection).localizable
  }
  return found.id === known ? null : taken(collection, found).localizable
}

const gone = ({ folder, settings }: TradeCollection) =>
  new VigieError('trades_folder_gone', { folder, symbol: settings.symbol })

const taken = ({ folder, settings }: TradeCollection, { collection }: Marker) =>
  new VigieError('trades_folder_taken', { folder, symbol: settings.symbol, collection })

/** Whether days are recorded, and none of their files is there: those of an older version had no marker. */
async function hasLostFiles({ store, files }: MarkerWork, collection: TradeCollection): Promise<boolean> {
  const held = store.days(collection.key, FIRST_DAY, LAST_DAY).filter(({ file }) => file !== null)
  if (held.length === 0) return false
  return (await files.daysOnDisk(collection)).length === 0
}
