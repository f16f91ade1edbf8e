/** Prevents two jobs from using the same files. */
import type { DefinitionOf } from '../../../../shared/job.ts'
import { unusable } from '../../../../shared/unusable-path.ts'
import type { DefinitionChange } from '../kind.ts'
import type { TradeCollection } from './collection.ts'
import { collectionOf, type Workspace } from './workspace.ts'

type Trades = DefinitionOf<'trades'>

/**
 * Rejects a job that conflicts with another: a history has one manifest and one folder, and a folder has one
 * file per symbol and day. Skipped if the job already collects the same history.
 * @throws VigieError invalid_input naming the folder or the symbol, and the other job
 */
export function assertNoConflict(
  work: Pick<Workspace, 'defaultFolder'>,
  { definition, before, others }: DefinitionChange<Trades>,
): void {
  const wanted = collectionOf(work, definition.settings)
  const now = before && collectionOf(work, before.settings)
  if (now?.key === wanted.key && sameFolder(now, wanted)) return
  for (const [job, other] of others) {
    const held = collectionOf(work, other.settings)
    const { symbol } = held.settings
    if (held.key === wanted.key && sameFolder(held, wanted))
      throw unusable('settings.symbol', 'history_twice', { job, symbol })
    if (held.key === wanted.key)
      throw unusable('settings.folder', 'history_elsewhere', { job, folder: held.folder })
    if (held.key !== wanted.key && symbol === wanted.settings.symbol && sameFolder(held, wanted))
      throw unusable('settings.folder', 'folder_taken', { job, symbol })
  }
}

const sameFolder = (one: TradeCollection, other: TradeCollection) => bare(one.folder) === bare(other.folder)
const bare = (folder: string) => folder.replace(/[\\/]+$/, '')
