/** What alerts about planned maintenances and assets say in common. */
import type { AlertRecord } from '../ports.ts'
import type { AlertWords } from './rule.ts'

/** What is planned, for which day, how far that day is, and the meter that says so. What is gone leaves a dash in its place. */
export function maintenanceMessage(alert: AlertRecord, { say, day, daysLeft: left }: AlertWords): string {
  const days = left ?? 0
  const form = days < 0 ? 'late' : days === 0 ? 'today' : 'urgent'
  const plannedDay = alert.about?.plannedDay ?? null
  const message = say(`alert.maintenance.${form}`, {
    title: alert.about?.title ?? '–',
    day: plannedDay === null ? '–' : day(plannedDay),
    count: Math.abs(days),
  })
  const meter = alert.about?.meter ?? null
  const text = meter === null ? message : `${message} ${say('alert.maintenance.meter', meter)}`
  return withLocation(text, alert)
}

/** The asset: the message says the rest, so that a list of maintenances has short lines. */
export const assetName = ({ about }: AlertRecord): string => about?.asset ?? '–'

/** The message, and where the asset is if that is known. */
export function withLocation(message: string, { about }: AlertRecord): string {
  const location = about?.location ?? ''
  return location === '' ? message : `${message} ${location.replace(/[.]?$/, '.')}`
}
