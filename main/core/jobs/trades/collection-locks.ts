/** One piece of work on a collection's files at a time: a run, or an operation asked for by hand. */
import { VigieError } from '../../../../shared/errors.ts'

export interface CollectionLocks {
  /** @throws VigieError trades_busy. @returns what ends the hold. */
  take(key: string, jobId: string, action: string): () => void
}

/** Nothing is held yet. Kept in memory: what held it ends with the process. */
export function createCollectionLocks(): CollectionLocks {
  const held = new Map<string, string>()
  return {
    take: (key, jobId, action) => {
      const other = held.get(key)
      if (other !== undefined) throw new VigieError('trades_busy', { id: jobId, action: other })
      held.set(key, action)
      return () => void held.delete(key)
    },
  }
}
