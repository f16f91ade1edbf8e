/** Keeps a table of a catalogue over the files of days, so that engines see whole states of the history. */
import { VigieError } from '../../../../shared/errors.ts'
import type { UnlocalizedFault } from '../../../../shared/run.ts'
import { faultFrom } from '../faults.ts'
import type { TradeCollection } from './collection.ts'
import { type HeldDay, heldDays, wholeDays } from './held-days.ts'
import type { CatalogDay } from './table-catalog.ts'
import type { Workspace } from './workspace.ts'

/**
 * Brings the table up to date with the whole days. A day that waits for repair stays as the table has it: nothing is
 * committed until it is whole, or accepted.
 * @returns why it was left as it is; the trades themselves are not concerned
 */
export async function updateCatalog(
  work: Workspace,
  collection: TradeCollection,
): Promise<UnlocalizedFault[]> {
  const { catalog, clock, files, random } = work
  if (!collection.settings.catalog) {
    await catalog.remove(collection)
    return []
  }
  const whole = wholeDays(heldDays(work, collection))
  if (whole === null) return []
  const days = whole
    .filter(({ file }) => file.rows > 0)
    .map((record) => catalogDay(record, files.dayPath(collection, record.day)))
  try {
    await catalog.update(collection, days, clock.now(), random.id())
    return []
  } catch (error) {
    if (!(error instanceof VigieError)) throw error
    return [faultFrom(error, null)]
  }
}

function catalogDay({ day, file }: HeldDay, path: string): CatalogDay {
  const { sha256, rows, bytes, firstId, lastId } = file
  return { day, path, sha256, rows, bytes, firstId, lastId }
}
