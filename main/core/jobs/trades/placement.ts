/**
 * Renames a file and writes its manifest row as one step, safe against a kill. First the placement is stored
 * with the hash of the complete file; then the file is renamed; then the placement becomes the day's row. An
 * interrupted placement is completed or dropped, by its hash, before anything else.
 */
import type { TradeCollection } from './collection.ts'
import type { FilePlacement } from './ports.ts'
import type { Workspace } from './workspace.ts'

type PlacementParts = Pick<Workspace, 'store' | 'files' | 'changed'>

/** Moves a written file into place and records it in the manifest. */
export async function place(
  work: PlacementParts,
  collection: TradeCollection,
  placement: FilePlacement,
): Promise<void> {
  const { key } = collection
  work.store.beginPlacement(key, placement)
  await work.files.place(placement.temp, work.files.dayPath(collection, placement.day))
  work.store.endPlacement(key, placement.day)
  work.changed(collection.settings.symbol, placement.day)
}

/** Completes the placements of a killed process and removes partial files. */
export async function recover(work: PlacementParts, collection: TradeCollection): Promise<void> {
  for (const placement of work.store.placements(collection.key)) await settle(work, collection, placement)
  await work.files.sweep(collection, [])
}

async function settle(
  work: PlacementParts,
  collection: TradeCollection,
  placement: FilePlacement,
): Promise<void> {
  const { day, temp, file } = placement
  const target = work.files.dayPath(collection, day)
  if ((await work.files.hash(temp)) === file.sha256) await work.files.place(temp, target)
  if ((await work.files.hash(target)) === file.sha256) work.store.endPlacement(collection.key, day)
  else work.store.dropPlacement(collection.key, day)
  work.changed(collection.settings.symbol, day)
}
