/** Long work asked for by hand: one at a time a collection, with progress, and cancellable. The last one is kept. */
import type { Operation } from '../../../../shared/contract/trades.ts'
import { VigieError } from '../../../../shared/errors.ts'
import { toInstant } from '../../../../shared/instant.ts'
import type { KeptFault } from '../../../../shared/run.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Log } from '../../ports/log.ts'
import type { Random } from '../../ports/random.ts'
import { faultOf } from '../faults.ts'
import type { Busy } from './busy.ts'
import type { WorkOptions } from './verify.ts'

type Action = Operation['action']
/** A piece of work before its reader's language is known. */
export type KeptOperation = Omit<Operation, 'fault' | 'result'> & {
  readonly fault: KeptFault | null
  /** What the work answered. */
  readonly result: object | null
}

export interface Order {
  readonly jobId: string
  readonly key: string
  readonly action: Action
  readonly work: (options: WorkOptions) => Promise<object>
}

export interface Operations {
  /** Begins and answers at once. @throws VigieError trades_busy */
  begin(order: Order): KeptOperation
  /** The one in hand, or the last one. */
  current(jobId: string): KeptOperation | null
  /** @throws VigieError not_running */
  cancel(jobId: string): KeptOperation
  /** Cancels all and waits until they have ended. */
  stop(): Promise<void>
}

export interface OperationsDeps {
  readonly busy: Busy
  readonly clock: Clock
  readonly random: Random
  readonly log: Log
  /** Told when an operation has begun, moved or ended. */
  readonly changed: (jobId: string) => void
}

interface Hand {
  operation: KeptOperation
  readonly stop: AbortController
  ended: Promise<void>
}

/** Operations live in memory: after a restart there is none in hand and none before. */
export function createOperations({ busy, clock, random, log, changed }: OperationsDeps): Operations {
  const hands = new Map<string, Hand>()
  const instant = () => toInstant(clock.now(), clock.zone())

  async function carryOut(hand: Hand, { jobId, action, work }: Order, release: () => void): Promise<void> {
    const update = (changes: Partial<KeptOperation>) => {
      hand.operation = { ...hand.operation, ...changes }
      changed(jobId)
    }
    try {
      const { signal } = hand.stop
      const result = await work({ signal, progress: (progress) => update({ progress }) })
      update({ state: 'succeeded', result, ended_at: instant() })
    } catch (error) {
      const cancelled = hand.stop.signal.aborted
      if (!cancelled && !(error instanceof VigieError)) log.error('Work on trades failed', { action, error })
      const fault = cancelled ? null : faultOf(error, hand.operation.id)
      update({ state: cancelled ? 'cancelled' : 'failed', fault, ended_at: instant() })
    } finally {
      release()
    }
  }

  return {
    begin: (order) => {
      const { jobId, key, action } = order
      const release = busy.take(key, jobId, action)
      const begun = {
        id: random.id(),
        job_id: jobId,
        action,
        state: 'running',
        started_at: instant(),
      } as const
      const operation: KeptOperation = { ...begun, ended_at: null, progress: null, fault: null, result: null }
      const hand: Hand = { operation, stop: new AbortController(), ended: Promise.resolve() }
      hands.set(jobId, hand)
      hand.ended = carryOut(hand, order, release)
      return operation
    },
    current: (jobId) => hands.get(jobId)?.operation ?? null,
    cancel: (jobId) => {
      const hand = hands.get(jobId)
      if (hand?.operation.state !== 'running') throw new VigieError('not_running', { id: jobId })
      hand.stop.abort()
      return hand.operation
    },
    stop: async () => {
      for (const { stop } of hands.values()) stop.abort()
      await Promise.all([...hands.values()].map(({ ended }) => ended))
    },
  }
}
