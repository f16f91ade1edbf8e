/**
 * The books of paid calls. A call is reserved before it is sent and settled by the usage of its answer. One whose answer
 * never came whole may have been paid, so it stays counted at what was reserved. Amounts in millionths of a US dollar.
 */
import type { ModelPrices } from '../../../../shared/kinds/occupations.ts'

/** Tokens of one or more calls, as counted by the service. */
export interface TokenUsage {
  readonly input: number
  readonly output: number
  readonly cacheRead: number
  readonly cacheWrite: number
}

/** A call about to be sent. */
export interface CostReservation {
  readonly code: string
  readonly at: number
  readonly runId: string | null
  readonly model: string
  /** How the model thinks, see `shapeOf`: calls of another shape cost something else. */
  readonly shape: string
  /** The mark of its batch, at half price; null for a single message. */
  readonly mark: string | null
  /** What it is settled at, also if the settings change meanwhile. */
  readonly prices: ModelPrices
  /** Counted until it is settled. */
  readonly amount: number
}

/** The result of a reserved call. */
export interface CostSettlement {
  /** The id of its reservation. */
  readonly call: number
  readonly usage: TokenUsage
  readonly cost: number
}

/** A reserved call of a batch that has no result yet. */
interface BatchCall {
  readonly id: number
  readonly prices: ModelPrices
}

/** A call whose answer never came whole. */
interface UnansweredCall {
  readonly code: string
  readonly at: number
  readonly amount: number
}

/** The costs of settled calls of a model and a shape, at full price. */
interface MeasuredCost {
  /** Mean of a record, with its repeated calls. */
  readonly perRecord: number
  /** The most that one call cost. */
  readonly highest: number
}

/** Port: the ledger. Every method is one transaction. */
export interface CostLedger {
  /** Returns the ids of the reservations, in order. */
  reserve(reservations: readonly CostReservation[]): readonly number[]
  settle(settlement: CostSettlement): void
  /** Removes a reservation: the call is certainly not charged. */
  release(call: number): void
  /** Keeps a reservation as "unknown, counted at the estimate". */
  leaveUnknown(call: number): void
  /** The reservation of a record in a batch; null if it has a result, or the batch was sent by an earlier version. */
  batchCall(mark: string, code: string): BatchCall | null
  /**
   * Ends the reservations of a batch that have no result: released if it was never accepted, otherwise unknown.
   * Returns their number.
   */
  endBatch(mark: string, end: 'released' | 'unknown'): number
  /** Marks the calls that a dead process left open as unknown, names each in the audit, and returns them. */
  closeUnanswered(at: number): readonly UnansweredCall[]
  /** Reserved, settled and unknown since an instant. */
  spentSince(instant: number): number
  spentInRun(runId: string): number
  /** The part of `spentSince` whose calls have no known outcome. */
  unknownSince(instant: number): number
  unknownInRun(runId: string): number
  /** Null before the first settled call. */
  measured(model: string, shape: string): MeasuredCost | null
}
