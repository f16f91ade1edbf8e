/** What alerts about planned maintenances and assets say in common. */
import type { AlertRecord } from '../ports.ts'
import type { AlertWords } from './rule.ts'

/** What is planned, for which day, and how far that day is. What is gone leaves a dash in its place. */
export function maintenanceMessage(alert: AlertRecord, { say, day, daysLeft: left }: AlertWords): string {
  const days = left ?? 0
  const form = days < 0 ? 'late' : days === 0 ? 'today' : 'urgent'
  const plannedDay = alert.about?.plannedDay ?? null
  const message = say(`alert.maintenance.${form}`, {
    title: alert.about?.title ?? '–',
    day: plannedDay === null ? '–' : day(plannedDay),
    count: Math.abs(days),
  })
  return withLocation(message, alert)
}

/** The message, and where the asset is if that is known. */
export function withLocation(message: string, { about }: AlertRecord): string {
  const location = about?.location ?? ''
  return location === '' ? message : `${message} ${location.replace(/[.]?$/, '.')}`
}
