/** Port: what the store knows about the time, and what was written under a wrong one. Instants are in ms. */
import type { EpochMs } from '../../../shared/time/units.ts'

/** Number of rows that were written under a wrong clock, by table; tables without such rows are absent. */
export type VoidedRows = Readonly<Record<string, number>>

/** The first passed time of each job that was recorded as missed under a clock that was ahead, ms. */
export type MissedTimes = ReadonlyMap<string, EpochMs>

/** What was corrected. */
export interface ClockCorrection {
  readonly voided: VoidedRows
  readonly missed: MissedTimes
}

/** A stored period of a wrong clock. */
export interface ClockPeriodRecord {
  readonly from: EpochMs
  readonly to: EpochMs
  /** How much the clock was ahead, ms; negative if it was behind. */
  readonly aheadMs: number
  readonly kind: 'held' | 'believed'
  readonly voided: VoidedRows
}

export interface ClockRecords {
  /** The last instant that a process noted; null if there is none. */
  lastSeen(): EpochMs | null
  /** Notes that an instant has passed; a step that was noted is over. */
  see(instant: EpochMs): void
  /** Notes that a start saw an earlier time than the last noted. Returns when one did first. */
  step(at: EpochMs): EpochMs
  /** Returns when the first run after an instant began and the last one wrote something; null if there is none. */
  runsAfter(instant: EpochMs): { readonly first: EpochMs; readonly last: EpochMs } | null
  /**
   * Corrects what was written under a clock that was ahead, in one transaction: instants after `now` become the real
   * ones, planned times get their runs again, scores of days to come are deleted. Then stores the period.
   */
  correct(period: Omit<ClockPeriodRecord, 'voided'>, now: EpochMs): ClockCorrection
  /** Stores a period under which nothing was written. */
  add(period: Omit<ClockPeriodRecord, 'voided'>): void
  /** Returns the newest periods that ended at or after an instant, newest first. */
  periods(since: EpochMs, limit: number): readonly ClockPeriodRecord[]
}
