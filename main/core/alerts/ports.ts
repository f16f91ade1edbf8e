/** Alerts as the endpoints query them. `pass.ts` contains what a pass needs from the store. */
import type { AlertState, AlertType } from '../../../shared/alert.ts'
import type { MeterUnit } from '../../../shared/maintenance.ts'
import type { FindingParams } from './finding.ts'
import type { NoticeForm } from './notification-policy.ts'

/** The current names of the maintenance or asset an alert is about. */
interface AlertAbout {
  readonly asset: string
  readonly location: string
  /** Title of the maintenance. */
  readonly title: string | null
  readonly plannedDay: number | null
  /** Of a maintenance that its meter makes due before its day: where it is due, and the last reading; otherwise null. */
  readonly meter: { readonly unit: MeterUnit; readonly at: number; readonly reading: number } | null
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

/** Changes made by the owner. Alerts marked `notified` no longer wait for a notification. */
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

/**
 * `sending`: the call is recorded and may have been made. `none`: the channel is gone, or this machine cannot show it.
 * `unneeded`: its alerts were over, read or dismissed before it was sent. `refused`: the receiver will never take it. `failed`: no further retries.
 */
export type DeliveryState =
  | 'pending'
  | 'sending'
  | 'shown'
  | 'logged'
  | 'sent'
  | 'none'
  | 'unneeded'
  | 'refused'
  | 'failed'
/** The delivery of a notification on one channel; `at` is the time of the last attempt, ms. */
export interface NotificationDelivery {
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
  readonly deliveries: readonly NotificationDelivery[]
}

/** A notification that a channel has not delivered yet. */
export interface WaitingNotice {
  readonly record: NoticeRecord
  /** The key under which it was sent before, alone or with others; null if it was not. */
  readonly batch: string | null
}

/** How an attempt ended. */
export interface DeliveryOutcome {
  readonly state: DeliveryState
  /** The code of the error. */
  readonly problem: string | null
  readonly at: number
  /** Not tried again before this time, ms. */
  readonly notBefore?: number
  /** The alerts that the receiver was notified of. */
  readonly notified?: readonly number[]
}

/** Which alerts a channel sends again, and after how long, ms. */
interface RepeatRule {
  readonly sortOrders: readonly number[]
  readonly everyMs: number
  readonly most: number
}

/** Port: notifications that passes decided on, and their deliveries. Each method is one transaction. */
export interface NoticeStore {
  /** Notifications whose channels are not chosen yet, oldest first. */
  toRoute(limit: number): readonly NoticeRecord[]
  /** Stores the channels of a notification; with none it is finished. */
  route(id: number, channels: readonly string[], now: number): void
  /** What a channel has not delivered and may be tried now, oldest first. */
  waiting(channel: string, now: number, limit: number): readonly WaitingNotice[]
  /** Records, before a call, that it is made: its key and one more attempt for each of its notifications. */
  begin(channel: string, ids: readonly number[], batch: string, now: number): void
  settle(channel: string, ids: readonly number[], outcome: DeliveryOutcome): void
  /** Gives up what waits for channels that there are no more. */
  abandon(channels: readonly string[]): void
  /** Adds one notification for the alerts that a channel has to send again, or never sent. @returns how many there are */
  repeat(channel: string, rule: RepeatRule, key: string, now: number): number
  /** Newest first. */
  list(limit: number, before: number | null): readonly NoticeRecord[]
  /** Stores the text as it was sent. */
  worded(id: number, title: string, body: string): void
}
