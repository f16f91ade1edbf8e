/** Alerts as the endpoints query them. `pass.ts` contains what a pass needs from the store. */
import type { AlertState, AlertType } from '../../../shared/alert.ts'
import type { FindingParams } from './finding.ts'
import type { NoticeForm } from './notification-policy.ts'

/** The current names of the maintenance or asset an alert is about. */
interface AlertAbout {
  readonly asset: string
  readonly location: string
  /** Title of the maintenance. */
  readonly title: string | null
  readonly plannedDay: number | null
}

/**
 * A stored alert. `days` is the number of days until a planned day when it was raised, negative if late;
 * `daysLeft` says it for a reader. Instants are in ms.
 */
export interface AlertRecord {
  readonly id: number
  readonly type: AlertType
  readonly subject: string
  readonly assetId: number | null
  readonly days: number | null
  readonly params: FindingParams
  readonly state: AlertState
  readonly unread: boolean
  readonly createdAt: number
  readonly updatedAt: number
  readonly dismissedAt: number | null
  readonly snoozedUntil: number | null
  readonly clearedAt: number | null
  readonly notifiedAt: number | null
  readonly about: AlertAbout | null
}

/** Selects alerts. They are ordered by type, most urgent first, then newest first. */
export interface AlertQuery {
  readonly state: AlertState
  readonly types: readonly AlertType[]
  readonly unreadOnly: boolean
  readonly assetId: number | null
  readonly limit: number
  /** The last alert of the previous page. */
  readonly after: AlertCursor | null
}
/** The last alert of the previous page. */
export interface AlertCursor {
  readonly type: AlertType
  readonly id: number
}

/** A stored count of alerts; ended alerts are not counted. */
interface AlertCount {
  readonly state: AlertState
  readonly type: AlertType
  readonly unread: boolean
  readonly alerts: number
}

/** Changes made by the owner. Alerts marked `told` no longer wait for a notification. */
export type AlertMark =
  | { readonly read: boolean }
  | { readonly dismissedAt: number }
  | { readonly snoozedUntil: number }
  | 'restored'

/** Port: stored alerts. Reading never generates any. */
export interface AlertStore {
  list(query: AlertQuery): readonly AlertRecord[]
  find(id: number): AlertRecord | null
  counts(): readonly AlertCount[]
  /** @returns the alert after the change; null if it does not exist */
  mark(id: number, mark: AlertMark, now: number): AlertRecord | null
  /** Marks at most `limit` active alerts as read. @returns how many were unread */
  readSome(limit: number, now: number): number
}

/** `none`: the channel cannot show notifications on this machine. `failed`: no further retries. */
export type DeliveryState = 'pending' | 'shown' | 'logged' | 'sent' | 'none' | 'failed'
/** The delivery of a notification on one channel; `at` is the time of the last attempt, ms. */
export interface Delivery {
  readonly channel: string
  readonly state: DeliveryState
  readonly attempts: number
  readonly at: number
  readonly problem: string | null
}
/** A notification with its deliveries; instants are in ms. */
export interface NoticeRecord {
  readonly id: number
  readonly key: string
  readonly form: NoticeForm
  /** The first ids. */
  readonly alertIds: readonly number[]
  readonly alerts: number
  readonly title: string
  readonly body: string
  readonly decidedAt: number
  readonly deliveries: readonly Delivery[]
}

/** Port: notifications that passes decided on, and their deliveries. */
export interface NoticeStore {
  /** Notifications with a channel still to be served, oldest first. */
  pending(limit: number): readonly NoticeRecord[]
  /** Newest first. */
  list(limit: number, before: number | null): readonly NoticeRecord[]
  /** Stores the text as it was sent. */
  worded(id: number, title: string, body: string): void
  delivered(id: number, delivery: Delivery): void
  /** Marks it as finished: nothing is left to try. */
  finish(id: number): void
}
