/** Days of what has happened: none lies ahead. */
import { dayNumber, dayText } from '../../../shared/time/calendar-day.ts'
import type { DayNumber } from '../../../shared/time/units.ts'
import { unusable } from '../../../shared/unusable-path.ts'

/** A caller east of Vigie's zone is a day ahead for some hours. */
const AHEAD_ELSEWHERE = 1

/** Whether a day has begun somewhere. */
export const hasCome = (day: DayNumber, today: DayNumber): boolean => day <= today + AHEAD_ELSEWHERE

/**
 * @param day `YYYY-MM-DD`; undefined stands for today
 * @throws VigieError invalid_input if that day has not begun anywhere
 */
export function assertHappened(field: string, day: string | undefined, today: DayNumber): void {
  if (day === undefined || hasCome(dayNumber(day), today)) return
  throw unusable(field, 'not_yet', { today: dayText(today) })
}
