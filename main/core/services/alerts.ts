/** What the doors ask about alerts. Reading never generates. */
import {
  ALERT_TYPES,
  type Alert,
  type AlertCounts,
  type AlertState,
  type AlertType,
  type Priority,
} from '../../../shared/alert.ts'
import type { SnoozeLength } from '../../../shared/contract/alerts.ts'
import { VigieError } from '../../../shared/errors.ts'
import { fromInstant, toInstant } from '../../../shared/instant.ts'
import { translate } from '../../../shared/messages/index.ts'
import { unusable } from '../../../shared/unusable.ts'
import type { Language } from '../../../shared/vocabulary.ts'
import type { Generate } from '../alerts/generate.ts'
import { TYPE_FACTS, TYPES_IN_ORDER } from '../alerts/kinds-of-alert.ts'
import type { AlertCursor, AlertMark, AlertRecord, AlertStore } from '../alerts/ports.ts'
import { snoozeEnd } from '../alerts/snooze.ts'
import { type Reader, wordingOf } from '../alerts/wording.ts'
import { localDay } from '../maintenances/day.ts'
import type { Clock } from '../ports/clock.ts'
import type { Events } from '../ports/events.ts'

/** Alerts marked read at a time, so that 100,000 do not hold up everything else. */
const READ_AT_ONCE = 500

export interface AlertsServiceDeps {
  readonly store: AlertStore
  readonly clock: Clock
  readonly events: Events
  readonly generate: Generate
  /** Lets other work go first. */
  readonly breathe: () => Promise<void>
}

export interface AlertListQuery {
  readonly limit: number
  readonly cursor?: string | undefined
  readonly state: AlertState
  readonly priority?: Priority | undefined
  readonly type?: AlertType | undefined
  readonly unread?: boolean | undefined
  readonly asset_id?: number | undefined
}

export type AlertsService = ReturnType<typeof createAlertsService>

/** The service behind the reading and marking procedures of `alerts.*`. */
export function createAlertsService(deps: AlertsServiceDeps) {
  const { store, clock } = deps

  function viewer(language: Language): (alert: AlertRecord) => Alert {
    const zone = clock.zone()
    const reader = { language, zone, today: localDay(clock.now(), zone) }
    const at = instantWriter(zone)
    return (alert) => alertView(alert, reader, at)
  }

  function known(id: number): AlertRecord {
    const alert = store.find(id)
    if (alert === null) throw new VigieError('alert_not_found', { id })
    return alert
  }

  function mark(id: number, change: AlertMark, language: Language): Alert {
    const marked = store.mark(id, change, clock.now())
    if (marked === null) throw new VigieError('alert_not_found', { id })
    deps.events.publish({ type: 'alerts', created: 0, updated: 1, removed: 0 })
    return viewer(language)(marked)
  }

  function setAside(id: number, change: AlertMark, language: Language): Alert {
    if (known(id).state === 'cleared') throw new VigieError('alert_cleared', { id })
    return mark(id, change, language)
  }

  return {
    list(query: AlertListQuery, language: Language) {
      const { limit, state } = query
      const found = store.list({
        state,
        types: typesOf(query),
        unreadOnly: query.unread ?? false,
        assetId: query.asset_id ?? null,
        limit: limit + 1,
        after: cursorOf(query.cursor),
      })
      const items = found.slice(0, limit)
      const last = items.at(-1)
      return {
        items: items.map(viewer(language)),
        next_cursor: found.length > limit && last !== undefined ? `${last.type}.${last.id}` : null,
        counts: countsOf(store),
      }
    },
    counts: () => countsOf(store),
    get: (id: number, language: Language) => viewer(language)(known(id)),
    read: (id: number, read: boolean, language: Language) => mark(id, { read }, language),
    async readAll(language: Language) {
      let count = 0
      for (;;) {
        const read = store.readSome(READ_AT_ONCE, clock.now())
        count += read
        if (read < READ_AT_ONCE) break
        await deps.breathe()
      }
      if (count > 0) deps.events.publish({ type: 'alerts', created: 0, updated: count, removed: 0 })
      return { message: translate(language, 'alerts.all_read', { count }), alerts_read: count }
    },
    dismiss(id: number, language: Language) {
      const alert = setAside(id, { dismissedAt: clock.now() }, language)
      return { message: translate(language, 'alerts.dismissed'), alert }
    },
    snooze(
      id: number,
      end: { length?: SnoozeLength | undefined; until?: string | undefined },
      language: Language,
    ) {
      const now = clock.now()
      const until =
        end.until === undefined
          ? snoozeEnd(end.length ?? 'until_tomorrow', now, clock.zone())
          : fromInstant(end.until)
      if (until <= now) throw unusable('until', 'in_the_past')
      return setAside(id, { snoozedUntil: until }, language)
    },
    restore: (id: number, language: Language) => setAside(id, 'restored', language),
    async generate(language: Language, signal: AbortSignal) {
      const { created, updated, removed } = await deps.generate(signal)
      return {
        message: translate(language, 'alerts.generated'),
        alerts_created: created,
        alerts_updated: updated,
        alerts_removed: removed,
      }
    },
  }
}

/** Instants on the wire. Alerts of one pass share theirs, and finding an offset costs more than all else here. */
function instantWriter(zone: string): (instant: number) => string {
  const written = new Map<number, string>()
  return (instant) => {
    const known = written.get(instant)
    if (known !== undefined) return known
    const text = toInstant(instant, zone)
    written.set(instant, text)
    return text
  }
}

/** An alert as every door shows it. */
function alertView(alert: AlertRecord, reader: Reader, at: (instant: number) => string): Alert {
  const { priority, view } = TYPE_FACTS[alert.type]
  const when = (instant: number | null) => (instant === null ? null : at(instant))
  return {
    id: alert.id,
    type: alert.type,
    subject: alert.subject,
    priority,
    ...wordingOf(alert, reader),
    days: alert.days,
    asset_id: alert.assetId,
    maintenance_id: alert.days === null ? null : Number(alert.subject),
    state: alert.state,
    is_active: alert.state === 'active' || alert.state === 'snoozed',
    is_read: !alert.unread,
    created_at: at(alert.createdAt),
    updated_at: at(alert.updatedAt),
    dismissed_at: when(alert.dismissedAt),
    snoozed_until: when(alert.snoozedUntil),
    cleared_at: when(alert.clearedAt),
    notified_at: when(alert.notifiedAt),
    target: { view, id: alert.subject },
  }
}

function typesOf({ type, priority }: AlertListQuery): readonly AlertType[] {
  const wanted = type === undefined ? TYPES_IN_ORDER : [type]
  return priority === undefined ? wanted : wanted.filter((one) => TYPE_FACTS[one].priority === priority)
}

/** @throws VigieError invalid_input for a cursor that is none of ours. */
function cursorOf(cursor: string | undefined): AlertCursor | null {
  if (cursor === undefined) return null
  const [name, id] = cursor.split('.')
  const type = ALERT_TYPES.find((one) => one === name)
  if (type !== undefined && /^\d{1,15}$/.test(id ?? '')) return { type, id: Number(id) }
  throw unusable('cursor', 'not_a_cursor')
}

function countsOf(store: AlertStore): AlertCounts {
  const counts = { total: 0, unread: 0, critical: 0, high: 0, medium: 0, low: 0, snoozed: 0, dismissed: 0 }
  for (const { state, type, unread, alerts } of store.counts()) {
    if (state === 'snoozed' || state === 'dismissed') counts[state] += alerts
    if (state !== 'active') continue
    counts.total += alerts
    if (unread) counts.unread += alerts
    counts[COUNTED_AS[TYPE_FACTS[type].priority]] += alerts
  }
  return counts
}

const COUNTED_AS = { CRITICAL: 'critical', HIGH: 'high', MEDIUM: 'medium', LOW: 'low' } as const
