/** Writes the text of a notification. */
import type { AlertPriority } from '../../../shared/alert.ts'
import { translate } from '../../../shared/messages/index.ts'
import type { Notice } from '../ports/notifier.ts'
import { type AlertReader, alertLineOf, alertTextOf } from './alert-text.ts'
import type { AlertRecord, NoticeRecord } from './ports.ts'
import { ALERT_RULES } from './rules/registry.ts'

/** The most alerts that a digest lists. */
const LISTED = 10

/** The urgency of an alert's notification. */
export const URGENCIES: Readonly<Record<AlertPriority, Notice['urgency']>> = {
  CRITICAL: 'critical',
  HIGH: 'normal',
  MEDIUM: 'normal',
  LOW: 'low',
}

/** Returns the full text of one alert, or a digest of many: their number, and a line for each of the first. */
export function noticeOf(
  record: Pick<NoticeRecord, 'key' | 'form' | 'alerts' | 'alertIds'>,
  alerts: readonly AlertRecord[],
  reader: AlertReader,
): Notice {
  const [first] = alerts
  if (first === undefined) throw new RangeError('a notification needs an alert')
  const about = alerts.map((alert) => ({
    id: alert.id,
    type: alert.type,
    subject: alert.subject,
    priority: ALERT_RULES[alert.type].priority,
    ...alertTextOf(alert, reader),
  }))
  const urgency = URGENCIES[ALERT_RULES[first.type].priority]
  const common = { key: record.key, urgency, alerts: about }
  if (record.form === 'single') {
    const { title, message } = alertTextOf(first, reader)
    return { ...common, count: 1, title, body: message, target: { view: 'alerts', id: String(first.id) } }
  }
  if (record.form === 'repeat' && alerts.length === 1) {
    const { title: again, message } = alertTextOf(first, reader)
    const title = translate(reader.language, 'notice.repeat.one', { title: again })
    return { ...common, count: 1, title, body: message, target: { view: 'alerts', id: String(first.id) } }
  }
  const count = Math.max(record.alerts - (record.alertIds.length - alerts.length), alerts.length)
  const title = translate(reader.language, `notice.${record.form}.title`, { count })
  const lines = alerts.slice(0, LISTED).map((alert) => alertLineOf(alert, reader))
  const [body, ...shorter] = lines.map((_, left) =>
    listed(lines.slice(0, lines.length - left), count, reader),
  )
  return { ...common, count, title, body: body ?? '', shorter, target: { view: 'alerts' } }
}

/** The lines, and how many alerts they leave out. */
function listed(lines: readonly string[], count: number, { language }: AlertReader): string {
  const rest = count - lines.length
  const more = rest > 0 ? [translate(language, 'notice.more', { count: rest })] : []
  return [...lines, ...more].join('\n')
}
