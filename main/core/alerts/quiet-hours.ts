/** Whether it is quiet hours now. */
import type { Settings } from '../../../shared/settings.ts'
import { localMinutes } from '../../../shared/time/local-time.ts'

/** The daily period in which notifications are held back. */
export type QuietHours = Settings['notifications']['quiet_hours']

/** Whether the zone's wall clock is between `from` and `to` (excluded), over midnight if `to` is not after `from`. */
export function isQuiet(hours: QuietHours, now: number, zone: string): boolean {
  if (!hours.enabled) return false
  const minutes = localMinutes(now, zone)
  const from = minutesOf(hours.from)
  const to = minutesOf(hours.to)
  return from < to ? minutes >= from && minutes < to : minutes >= from || minutes < to
}

function minutesOf(hour: string): number {
  const [hours, minutes] = hour.split(':')
  return Number(hours) * 60 + Number(minutes)
}
