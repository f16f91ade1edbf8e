/** Locks a collection's files for one operation at a time: a run, or an operation started by the owner. */
import type { TradeOperation } from '../../../../shared/contract/trades.ts'
import { VigieError } from '../../../../shared/errors.ts'

/** What may have a collection locked: a run, or work of the owner. */
type LockedFor = TradeOperation['action'] | typeof COLLECT

/** Allows one operation at a time on a collection. */
export interface CollectionLocks {
  /** Returns what has the collection locked; null if nothing has. */
  holder(key: string): LockedFor | null
  /** Locks the collection for a run: at once, or when all that came before has ended. @throws the signal's reason */
  turn(key: string, signal: AbortSignal): Promise<() => void>
  /**
   * Locks the collection for the owner's work: at once, or when the current run ends, before another run.
   * @throws VigieError trades_busy if other work has it, or waits for it
   */
  reserve(key: string, jobId: string, action: TradeOperation['action']): Promise<() => void>
}

/** The action of a run, which the owner's work waits for. */
const COLLECT = 'collect'

/** Those who wait for a collection: the owner's work is one at most, and comes first. */
interface WaitingWork {
  owner: { readonly action: TradeOperation['action']; readonly begin: () => void } | null
  readonly runs: Set<() => void>
}

/** Creates the locks, all free. They are kept in memory and end with the process. */
export function createCollectionLocks(): CollectionLocks {
  const held = new Map<string, LockedFor>()
  const queues = new Map<string, WaitingWork>()
  const queueOf = (key: string): WaitingWork => {
    const queue = queues.get(key) ?? { owner: null, runs: new Set() }
    queues.set(key, queue)
    return queue
  }

  function take(key: string, action: LockedFor): () => void {
    held.set(key, action)
    return () => release(key)
  }

  function release(key: string): void {
    held.delete(key)
    const queue = queueOf(key)
    const { owner } = queue
    const [run] = queue.runs
    if (owner !== null) {
      queue.owner = null
      owner.begin()
    } else if (run !== undefined) {
      queue.runs.delete(run)
      run()
    } else queues.delete(key)
  }

  function turn(key: string, signal: AbortSignal): Promise<() => void> {
    return new Promise((resolve, reject) => {
      signal.throwIfAborted()
      const begin = () => {
        signal.removeEventListener('abort', leave)
        resolve(take(key, COLLECT))
      }
      const leave = () => {
        queueOf(key).runs.delete(begin)
        reject(signal.reason)
      }
      if (!held.has(key)) return begin()
      queueOf(key).runs.add(begin)
      signal.addEventListener('abort', leave, { once: true })
    })
  }

  function reserve(key: string, jobId: string, action: TradeOperation['action']): Promise<() => void> {
    const holder = held.get(key)
    if (holder === undefined) return Promise.resolve(take(key, action))
    const queue = queueOf(key)
    const other = holder === COLLECT ? (queue.owner?.action ?? null) : holder
    if (other !== null) throw busy(jobId, other)
    return new Promise((resolve) => {
      queue.owner = { action, begin: () => resolve(take(key, action)) }
    })
  }

  return { holder: (key) => held.get(key) ?? null, turn, reserve }
}

const busy = (id: string, action: TradeOperation['action']) =>
  new VigieError('trades_busy', { id, action: { messageKey: `panel.trades.action.${action}` } })
