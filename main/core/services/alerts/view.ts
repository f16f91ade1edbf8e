/** Converts alerts to the API's form. */
import type { Alert, AlertTarget } from '../../../../shared/alert.ts'
import { toInstant } from '../../../../shared/time/instant.ts'
import { localDay } from '../../../../shared/time/local-time.ts'
import type { Language } from '../../../../shared/vocabulary.ts'
import { type AlertReader, alertTextOf } from '../../alerts/alert-text.ts'
import { daysLeft } from '../../alerts/days-left.ts'
import type { AlertRecord } from '../../alerts/ports.ts'
import { ALERT_RULES } from '../../alerts/rules/registry.ts'
import type { Clock } from '../../ports/clock.ts'

/** Returns a function that converts alerts for a reader, as of now; use one per page. */
export function viewer(clock: Clock, language: Language): (alert: AlertRecord) => Alert {
  const zone = clock.zone()
  const reader = { language, zone, today: localDay(clock.now(), zone) }
  const at = instantWriter(zone)
  return (alert) => alertView(alert, reader, at)
}

/** Writes instants, with a cache: alerts of one pass share theirs, and computing an offset costs most. */
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

/** Views without items: the panel has no address in them. */
const WHOLE_VIEWS: readonly AlertTarget['view'][] = ['analysis', 'occupations', 'settings']

/** Returns where an alert leads. Its subject may be a part of what the view shows, such as a figure of a job. */
export function alertTarget({ type, subject }: Pick<AlertRecord, 'type' | 'subject'>): AlertTarget {
  const { view } = ALERT_RULES[type]
  return { view, id: WHOLE_VIEWS.includes(view) ? null : (subject.split('/', 1)[0] ?? null) }
}

function alertView(alert: AlertRecord, reader: AlertReader, at: (instant: number) => string): Alert {
  const { priority } = ALERT_RULES[alert.type]
  const when = (instant: number | null) => (instant === null ? null : at(instant))
  return {
    id: alert.id,
    type: alert.type,
    subject: alert.subject,
    priority,
    ...alertTextOf(alert, reader),
    days: daysLeft(alert, reader),
    asset_id: alert.assetId,
    asset_name: alert.about?.asset ?? null,
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
    target: alertTarget(alert),
  }
}
