/**
 * A file's rename and its manifest row as one step that a kill cannot halve. The placement is noted first, with the hash
 * of the file that is already whole on the disk; then the file is renamed; then the note becomes the day's row. Whatever
 * was interrupted is finished or dropped, by the hash, before anything else is done.
 */
import type { Collection } from './collection.ts'
import type { Placement } from './ports.ts'
import type { Workspace } from './workspace.ts'

type PlacementParts = Pick<Workspace, 'store' | 'files' | 'changed'>

/** Puts a written file in its place and into the manifest. */
export async function place(
  work: PlacementParts,
  collection: Collection,
  placement: Placement,
): Promise<void> {
  const { key } = collection
  work.store.beginPlacement(key, placement)
  await work.files.place(placement.temp, work.files.dayPath(collection, placement.day))
  work.store.endPlacement(key, placement.day)
  work.changed(collection.settings.symbol, placement.day)
}

/** Ends what a killed process began, and removes what it left half-written. */
export async function recover(work: PlacementParts, collection: Collection): Promise<void> {
  for (const placement of work.store.placements(collection.key)) await settle(work, collection, placement)
  await work.files.sweep(collection, [])
}

async function settle(work: PlacementParts, collection: Collection, placement: Placement): Promise<void> {
  const { day, temp, file } = placement
  const target = work.files.dayPath(collection, day)
  if ((await work.files.hash(temp)) === file.sha256) await work.files.place(temp, target)
  if ((await work.files.hash(target)) === file.sha256) work.store.endPlacement(collection.key, day)
  else work.store.dropPlacement(collection.key, day)
  work.changed(collection.settings.symbol, day)
}
