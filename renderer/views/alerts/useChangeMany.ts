/** One change of several maintenances, which Undo takes back as a whole. */
import type { BulkActionName } from '../../../shared/maintenance.ts'
import { useSession, useWords } from '../../session.ts'
import { showToast } from '../../shell/toast.ts'

/** What is done to all of them. */
export interface ChangeOfMany {
  readonly action: BulkActionName
  /** Of `postpone`. */
  readonly days?: number
  readonly completed_on?: string
  readonly assignee?: string
  readonly notes?: string
}

/** Returns a function that changes all of them or none, and offers Undo; alerts follow at once. */
export function useChangeMany(): (ids: readonly number[], change: ChangeOfMany) => Promise<void> {
  const words = useWords()
  const { client, reads } = useSession()
  const judgeAgain = async () => {
    reads.invalidate(['alerts'])
    await client.alerts.generate()
    reads.invalidate(['alerts'])
  }
  const undo = async (id: number) => {
    await client.maintenances.undoImport({ id, force: false })
    await judgeAgain()
  }
  return async (ids, change) => {
    const { changed, undo_id: id } = await client.maintenances.changeMany({ ids: [...ids], ...change })
    showToast(words.t('panel.bulk.done', { count: changed }), id === null ? undefined : () => undo(id))
    await judgeAgain()
  }
}
