/** Why a schedule plans nothing at an instant. */
import type { LocalizableMessage } from '../../../shared/errors.ts'
import type { Schedule } from '../../../shared/schedule.ts'
import { dayText } from '../../../shared/time/calendar-day.ts'
import type { EpochMs } from '../../../shared/time/units.ts'
import { zoneRules } from '../../../shared/time/zone-rules.ts'
import { isFreeIn, type OwnerCalendars } from './calendars/free-days.ts'
import { momentOf } from './limits.ts'
import { windowsOf } from './windows.ts'

/**
 * Returns what leaves an instant out: a limit or a window of the schedule; null if only its times do.
 * @param text writes an instant for the reader
 */
export function undueReason(
  schedule: Schedule,
  instant: EpochMs,
  owner: OwnerCalendars,
  text: (time: EpochMs) => string,
): LocalizableMessage | null {
  const { zone, starts_at: starts, ends_at: ends, except_days: days = [], except_calendars = [] } = schedule
  const rules = zoneRules(zone)
  const day = rules.dayOf(instant)
  if (schedule.form === 'manual') return { messageKey: 'why.undue.manual' }
  const start = starts == null ? null : momentOf(starts, rules)
  const end = ends == null ? null : momentOf(ends, rules)
  if (start !== null && instant < start)
    return { messageKey: 'why.undue.before', params: { moment: text(start) } }
  if (end !== null && instant >= end) return { messageKey: 'why.undue.ended', params: { moment: text(end) } }
  if (days.includes(dayText(day))) return { messageKey: 'why.undue.day' }
  const calendar = except_calendars.find((name) => isFreeIn(name, owner)(day))
  if (calendar !== undefined) return { messageKey: 'why.undue.calendar', params: { calendar } }
  return windowsOf(schedule, rules, owner)?.at(instant) === 'none'
    ? { messageKey: 'why.undue.windows' }
    : null
}
