/** Writes the text of a notification. */
import type { AlertPriority } from '../../../shared/alert.ts'
import { translate } from '../../../shared/messages/index.ts'
import type { Notice } from '../ports/notifier.ts'
import { type AlertReader, alertTextOf } from './alert-text.ts'
import type { AlertRecord, NoticeRecord } from './ports.ts'
import { ALERT_RULES } from './rules/registry.ts'

/** Number of titles listed in a digest. */
const LISTED = 5

/** The urgency of an alert's notification. */
export const URGENCIES: Readonly<Record<AlertPriority, Notice['urgency']>> = {
  CRITICAL: 'critical',
  HIGH: 'normal',
  MEDIUM: 'normal',
  LOW: 'low',
}

/** Returns the full text of one alert, or a digest of many: their number and the first titles. */
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
  const titles = about.slice(0, LISTED).map(({ title: line }) => line)
  const rest = count - titles.length
  const more = rest > 0 ? [translate(reader.language, 'notice.more', { count: rest })] : []
  return { ...common, count, title, body: [...titles, ...more].join('\n'), target: { view: 'alerts' } }
}
