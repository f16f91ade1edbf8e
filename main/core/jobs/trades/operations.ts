/** Long operations started by the owner: one at a time per collection, cancellable. The last one is kept. */
import type { TradeOperation } from '../../../../shared/contract/trades.ts'
import { VigieError } from '../../../../shared/errors.ts'
import type { Unlocalized } from '../../../../shared/localized.ts'
import type { UnlocalizedFault } from '../../../../shared/run.ts'
import { toInstant } from '../../../../shared/time/instant.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Log } from '../../ports/log.ts'
import type { Random } from '../../ports/random.ts'
import { faultOf } from '../faults.ts'
import type { CollectionLocks } from './collection-locks.ts'
import type { WorkOptions } from './verify.ts'

type OperationAction = TradeOperation['action']
/** An operation before it is localized. */
export type UnlocalizedOperation = Omit<TradeOperation, 'fault' | 'result'> & {
  readonly fault: UnlocalizedFault | null
  /** The result of the work. */
  readonly result: Unlocalized<TradeOperation['result']>
}

interface OperationOrder {
  readonly jobId: string
  readonly key: string
  readonly action: OperationAction
  readonly work: (options: WorkOptions) => Promise<object>
}

/** Runs long work on trades in the background, one operation at a time on a collection. */
export interface TradeOperations {
  /** Starts and returns at once. @throws VigieError trades_busy */
  begin(order: OperationOrder): UnlocalizedOperation
  /** Returns the current operation, or the last one. */
  current(jobId: string): UnlocalizedOperation | null
  /** @throws VigieError not_running */
  cancel(jobId: string): UnlocalizedOperation
  /** Cancels all and waits until they have ended. */
  stop(): Promise<void>
}

/** What long operations need, and whom they notify. */
export interface OperationsDeps {
  readonly locks: CollectionLocks
  readonly clock: Clock
  readonly random: Random
  readonly log: Log
  /** Called when an operation has begun, progressed or ended. */
  readonly changed: (jobId: string) => void
}

interface ActiveOperation {
  operation: UnlocalizedOperation
  readonly stop: AbortController
  ended: Promise<void>
}

/** Operations are kept in memory: after a restart there are none. */
export function createOperations({ locks, clock, random, log, changed }: OperationsDeps): TradeOperations {
  const activeByJob = new Map<string, ActiveOperation>()
  const instant = () => toInstant(clock.now(), clock.zone())

  async function carryOut(
    active: ActiveOperation,
    { jobId, action, work }: OperationOrder,
    reserved: Promise<() => void>,
  ): Promise<void> {
    const update = (changes: Partial<UnlocalizedOperation>) => {
      active.operation = { ...active.operation, ...changes }
      changed(jobId)
    }
    // It may have to wait for the current run; a cancelled one then does nothing.
    const release = await reserved
    try {
      const { signal } = active.stop
      signal.throwIfAborted()
      const result = (await work({
        signal,
        progress: (progress) => update({ progress }),
      })) as UnlocalizedOperation['result']
      update({ state: 'succeeded', result, ended_at: instant() })
    } catch (error) {
      const cancelled = active.stop.signal.aborted
      if (!cancelled && !(error instanceof VigieError)) {
        log.error('Work on trades failed', { reference: active.operation.id, action, error })
      }
      const fault = cancelled ? null : faultOf(error, active.operation.id)
      update({ state: cancelled ? 'cancelled' : 'failed', fault, ended_at: instant() })
    } finally {
      release()
    }
  }

  return {
    begin: (order) => {
      const { jobId, key, action } = order
      const reserved = locks.reserve(key, jobId, action)
      const begun = {
        id: random.id(),
        job_id: jobId,
        action,
        state: 'running',
        started_at: instant(),
      } as const
      const operation: UnlocalizedOperation = {
        ...begun,
        ended_at: null,
        progress: null,
        fault: null,
        result: null,
      }
      const active: ActiveOperation = { operation, stop: new AbortController(), ended: Promise.resolve() }
      activeByJob.set(jobId, active)
      active.ended = carryOut(active, order, reserved)
      return operation
    },
    current: (jobId) => activeByJob.get(jobId)?.operation ?? null,
    cancel: (jobId) => {
      const active = activeByJob.get(jobId)
      if (active?.operation.state !== 'running') throw new VigieError('not_running', { id: jobId })
      active.stop.abort()
      return active.operation
    },
    stop: async () => {
      for (const { stop } of activeByJob.values()) stop.abort()
      await Promise.all([...activeByJob.values()].map(({ ended }) => ended))
    },
  }
}
