/** Locks a collection's files for one operation at a time: a run, or an operation started by the owner. */
import { VigieError } from '../../../../shared/errors.ts'

/** Allows one operation at a time on a collection. */
export interface CollectionLocks {
  /** Returns what has the collection locked; null if nothing has. */
  holder(key: string): string | null
  /** Locks the collection. @throws VigieError trades_busy. @returns a function that releases the lock */
  take(key: string, jobId: string, action: string): () => void
  /**
   * Locks the collection for the owner's work: at once, or when the run in hand ends, before another run.
   * @throws VigieError trades_busy if other work has it, or waits for it
   */
  reserve(key: string, jobId: string, action: string): Promise<() => void>
}

/** The action of a run, which the owner's work waits for. */
export const COLLECT = 'collect'

/** Creates the locks, all free. They are kept in memory and end with the process. */
export function createCollectionLocks(): CollectionLocks {
  const held = new Map<string, string>()
  const waiting = new Map<string, { readonly action: string; readonly begin: () => void }>()
  const release = (key: string) => {
    const next = waiting.get(key)
    waiting.delete(key)
    if (next === undefined) held.delete(key)
    else {
      held.set(key, next.action)
      next.begin()
    }
  }
  const take = (key: string, jobId: string, action: string) => {
    const other = held.get(key)
    if (other !== undefined) throw new VigieError('trades_busy', { id: jobId, action: other })
    held.set(key, action)
    return () => release(key)
  }
  return {
    holder: (key) => held.get(key) ?? null,
    take,
    reserve: (key, jobId, action) => {
      if (held.get(key) !== COLLECT) return Promise.resolve(take(key, jobId, action))
      const other = waiting.get(key)
      if (other !== undefined) throw new VigieError('trades_busy', { id: jobId, action: other.action })
      return new Promise((resolve) => {
        waiting.set(key, { action, begin: () => resolve(() => release(key)) })
      })
    },
  }
}
