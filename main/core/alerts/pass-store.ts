/** Port: what a pass reads and writes. Everything but `atomically` is called inside it. */
import type { AlertType } from '../../../shared/alert.ts'
import type { AlertChanges, OpenAlert } from './diff.ts'
import type { AlertFinding } from './finding.ts'
import type { NoticeForm, NoticeState } from './notification-policy.ts'
import type { AssetFacts } from './rules/asset.ts'
import type { DayRange, MaintenanceAlertType } from './rules/maintenance.ts'

/** An alert that waits for its notification since an earlier pass. */
export interface WaitingAlert {
  readonly id: number
  readonly type: AlertType
  readonly notice: 'due' | 'held'
  readonly notifiedAt: number | null
}

/** A notice decided on, to be worded when it leaves. */
export interface NewNotice {
  readonly key: string
  readonly form: NoticeForm
  /** Most pressing first. */
  readonly alertIds: readonly number[]
}

/** Port: what a pass reads and writes. Days are day numbers, instants ms. */
export interface PassStore {
  /** Runs the work in one transaction; again from the start if another writer came between. */
  atomically<T>(work: () => T): T

  /** Ends alerts of maintenances outside the range, closed, gone, or of an asset that raises none. @returns how many. */
  endMaintenances(range: DayRange, now: number): number
  /** Days left of the open alerts of a type. @returns how many changed. */
  updateMaintenances(type: MaintenanceAlertType, today: number, now: number): number
  /** An alert for each open maintenance of the range that has none. @returns their ids. */
  createMaintenances(range: DayRange, today: number, notice: NoticeState, now: number): readonly number[]

  /** Assets in use which may need an alert: flagged, or with nothing planned. */
  assets(today: (instant: number) => number): Iterable<AssetFacts>
  /** Open alerts that are not of maintenances. */
  openAlerts(): Iterable<OpenAlert>
  create(
    findings: readonly AlertFinding[],
    notice: (type: AlertType) => NoticeState,
    now: number,
  ): readonly number[]
  update(changes: AlertChanges['updated'], now: number): void
  clear(ids: readonly number[], now: number): void

  /**
   * Snoozed alerts whose time has come are active and unread again, and wait for their notification.
   * @returns how many of them this pass had not updated yet.
   */
  wake(now: number): number
  waiting(): readonly WaitingAlert[]
  /** Ids of open alerts whose type and subject were told of, after `since`, by an alert that is over; with the time. */
  toldBefore(since: number): ReadonlyMap<number, number>
  settle(id: number, notice: NoticeState, now: number): void
  addNotices(notices: readonly NewNotice[], now: number): void

  /** Open alerts of a type. */
  holding(type: AlertType): number
  /** Counts alerts by state again: called once, after the changes. */
  recount(): void
}
