/** Works on the files of a collection: in its own folder, after recovery, with the errors of the disk in words. */
import { VigieError } from '../../../../shared/errors.ts'
import type { TradeCollection } from './collection.ts'
import { diskProblem, isFull } from './disk-words.ts'
import { assertOwnFolder } from './marker.ts'
import { recover } from './placement.ts'
import { diskFull, spaceNeeded } from './space.ts'
import type { Workspace } from './workspace.ts'

/** @throws VigieError trades_folder_gone | trades_folder_taken | trades_disk_full | trades_disk_failed | disk_full; as `step` */
export async function inOwnFolder<T>(
  work: Workspace,
  collection: TradeCollection,
  step: () => Promise<T>,
): Promise<T> {
  try {
    await assertOwnFolder(work, collection)
    await recover(work, collection)
    return await step()
  } catch (error) {
    throw await explained(work, collection, error)
  }
}

/** Returns an error of the disk as a registered one; others unchanged. */
async function explained(work: Workspace, collection: TradeCollection, error: unknown): Promise<unknown> {
  if (!(error instanceof Error) || error instanceof VigieError) return error
  const { folder, settings } = collection
  if (isFull(error)) {
    const free = await work.files.freeBytes(folder)
    const needed = spaceNeeded(work, collection, 1)
    return free === null ? new VigieError('disk_full', {}, { cause: error }) : diskFull(folder, free, needed)
  }
  const problem = diskProblem(error)
  if (problem === null) return error
  const gone = problem === 'disk.gone'
  if (!gone)
    return new VigieError(
      'trades_disk_failed',
      { folder, problem: { messageKey: problem } },
      { cause: error },
    )
  // A file that is not there is no fault of the disk, unless the marker is gone too.
  const there = await work.files.readMarker(collection).catch(() => null)
  if (there !== null) return error
  return new VigieError('trades_folder_gone', { folder, symbol: settings.symbol }, { cause: error })
}
