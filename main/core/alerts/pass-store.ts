/** Port: what a pass reads and writes. Every method except `atomically` is called inside `atomically`. */
import type { AlertType } from '../../../shared/alert.ts'
import type { AlertChanges, OpenAlert } from './diff.ts'
import type { AlertFinding } from './finding.ts'
import type { DayRange } from './judge.ts'
import type { NoticeForm, NoticeState } from './notification-policy.ts'
import type { AssetFacts } from './rules/rule.ts'

/** An alert that has been waiting for its notification since an earlier pass. */
export interface WaitingAlert {
  readonly id: number
  readonly type: AlertType
  readonly notice: 'due' | 'held'
  readonly notifiedAt: number | null
}

/** A notification to send. Its text is written when it is sent. */
interface NewNotice {
  readonly key: string
  readonly form: NoticeForm
  /** Most urgent first. */
  readonly alertIds: readonly number[]
}

/** Port: what a pass reads and writes. Days are day numbers, instants ms. */
export interface PassStore {
  /** Runs the work in one transaction; restarts it if another writer interfered. */
  atomically<T>(work: () => T): T

  /** Ends alerts of maintenances outside the range, closed or deleted, or of a muted asset. @returns how many */
  endMaintenances(range: DayRange, now: number): number
  /** Creates an alert for each open maintenance of the range that has none. @returns their ids */
  createMaintenances(range: DayRange, today: number, notice: NoticeState, now: number): readonly number[]

  /** Assets in use that may need an alert: flagged, or with nothing planned. */
  assets(today: (instant: number) => number): Iterable<AssetFacts>
  /** Open alerts, without those of maintenances. */
  openAlerts(): Iterable<OpenAlert>
  create(
    findings: readonly AlertFinding[],
    notice: (type: AlertType) => NoticeState,
    now: number,
  ): readonly number[]
  update(changes: AlertChanges['updated'], now: number): void
  clear(ids: readonly number[], now: number): void

  /**
   * Makes snoozed alerts whose time has come active and unread again, and lets them wait for their notification.
   * @returns how many of them this pass had not updated yet
   */
  wake(now: number): number
  waiting(): readonly WaitingAlert[]
  /** Ids of open alerts whose type and subject were notified after `since` by an ended alert, with that time. */
  notifiedSince(since: number): ReadonlyMap<number, number>
  settle(id: number, notice: NoticeState, now: number): void
  addNotices(notices: readonly NewNotice[], now: number): void

  /** Number of open alerts of a type. */
  holding(type: AlertType): number
  /** Recomputes the number of alerts by state. Called once, after the changes. */
  recount(): void
}
