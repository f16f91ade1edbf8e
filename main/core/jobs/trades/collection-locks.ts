/** Locks a collection's files for one operation at a time: a run, or an operation started by the owner. */
import { VigieError } from '../../../../shared/errors.ts'

/** Allows one operation at a time on a collection. */
export interface CollectionLocks {
  /** Returns what has the collection locked; null if nothing has. */
  holder(key: string): string | null
  /** Locks the collection. @throws VigieError trades_busy. @returns a function that releases the lock */
  take(key: string, jobId: string, action: string): () => void
}

/** Creates the locks, all free. They are kept in memory and end with the process. */
export function createCollectionLocks(): CollectionLocks {
  const held = new Map<string, string>()
  return {
    holder: (key) => held.get(key) ?? null,
    take: (key, jobId, action) => {
      const other = held.get(key)
      if (other !== undefined) throw new VigieError('trades_busy', { id: jobId, action: other })
      held.set(key, action)
      return () => void held.delete(key)
    },
  }
}
