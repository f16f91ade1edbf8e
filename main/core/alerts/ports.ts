/** Alerts as the doors ask for them. What a pass asks of the store is in `pass.ts`. */
import type { AlertState, AlertType } from '../../../shared/alert.ts'
import type { FindingParams } from './finding.ts'
import type { NoticeForm } from './notification-policy.ts'

/** What an alert about a maintenance or an asset is about, as it is called now. */
export interface AlertAbout {
  readonly asset: string
  readonly location: string
  /** Of a maintenance. */
  readonly title: string | null
  readonly plannedDay: number | null
}

/** An alert as it is kept. `days` are those left until a planned day, negative when late; instants are ms. */
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

/** Which alerts. Types are asked one after another, most pressing first, each newest first. */
export interface AlertQuery {
  readonly state: AlertState
  readonly types: readonly AlertType[]
  readonly unreadOnly: boolean
  readonly assetId: number | null
  readonly limit: number
  /** The last alert of the page before. */
  readonly after: AlertCursor | null
}
/** The last alert of the page before. */
export interface AlertCursor {
  readonly type: AlertType
  readonly id: number
}

/** One line of the kept counts; alerts that are over are not counted. */
export interface AlertCount {
  readonly state: AlertState
  readonly type: AlertType
  readonly unread: boolean
  readonly alerts: number
}

/** What an owner's hand changes. `told` alerts wait for no notification any more. */
export type AlertMark =
  | { readonly read: boolean }
  | { readonly dismissedAt: number }
  | { readonly snoozedUntil: number }
  | 'restored'

/** Port: alerts as they are kept. Reading never generates. */
export interface AlertStore {
  list(query: AlertQuery): readonly AlertRecord[]
  find(id: number): AlertRecord | null
  counts(): readonly AlertCount[]
  /** @returns the alert after the change; null where there is none. */
  mark(id: number, mark: AlertMark, now: number): AlertRecord | null
  /** Marks at most `limit` active alerts read. @returns how many were unread. */
  readSome(limit: number, now: number): number
}

/** `none`: the channel shows nothing on this machine. `failed`: given up. */
export type DeliveryState = 'pending' | 'shown' | 'logged' | 'sent' | 'none' | 'failed'
/** How a notice went out by one channel; `at` is the last attempt, ms. */
export interface Delivery {
  readonly channel: string
  readonly state: DeliveryState
  readonly attempts: number
  readonly at: number
  readonly problem: string | null
}
/** A notice with its deliveries; instants are ms. */
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

/** Notifications decided by passes, and what became of them. */
export interface NoticeStore {
  /** Not delivered on every channel yet, oldest first. */
  pending(limit: number): readonly NoticeRecord[]
  /** Newest first. */
  list(limit: number, before: number | null): readonly NoticeRecord[]
  /** The words it was told in. */
  worded(id: number, title: string, body: string): void
  delivered(id: number, delivery: Delivery): void
  /** Nothing is left to try. */
  finish(id: number): void
}
