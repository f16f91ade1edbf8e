/** Reads times as people type them: `30/11/2026 09:00`, `2030-01-02`, `08:00`, `8 h 30`. */
import { addDays, dayText } from '../../../shared/time/calendar-day.ts'
import { localDayText } from '../../../shared/time/local-time.ts'
import type { CalendarDay, EpochMs } from '../../../shared/time/units.ts'
import { zoneRules } from '../../../shared/time/zone-rules.ts'
import type { Language } from '../../../shared/vocabulary.ts'
import { momentOf } from '../../core/schedule/limits.ts'
import { dayOrderOf, readDay } from '../../core/tables/days.ts'

/** A day and a time of day as they are typed; at least one of them is given. */
interface TypedTime {
  readonly day: CalendarDay | null
  /** `09:00:00`. */
  readonly time: string | null
}

const TIME =
  /^(?:(?<day>.+?)(?:,? (?:à |a |at )?|T))?(?<hour>\d{1,2})(?::(?<minute>\d{2})(?::(?<second>\d{2}))?| ?h(?: ?(?<past>\d{2}))?)$/

/** Returns a day as the contract takes it; null if the text is none. */
export function typedDay(text: string, language: Language): CalendarDay | null {
  const reading = readDay(text, { order: dayOrderOf(language), today: null, zone: null })
  return 'value' in reading && !/\d:\d|^\d{5,6}$/.test(text) ? dayText(reading.value) : null
}

/** Returns `2026-11-30T09:00:00`, or only the day or the time that was typed; null if the text is none of these. */
export function typedMoment(text: string, language: Language): string | null {
  const typed = typedTime(text, language)
  return typed && [typed.day, typed.time].filter((part) => part !== null).join('T')
}

/**
 * Returns the instant of a typed time in a zone, in UTC; null if the text is none. A day alone is its midnight. A time alone is
 * one of today, or with `isAhead` the next one.
 */
export function typedInstant(
  text: string,
  language: Language,
  { now, zone, isAhead }: { readonly now: EpochMs; readonly zone: string; readonly isAhead: boolean },
): string | null {
  const typed = typedTime(text, language)
  if (typed === null) return null
  const { day, time } = typed
  const rules = zoneRules(zone)
  const at = (of: CalendarDay) => momentOf(`${of}T${time ?? '00:00:00'}`, rules)
  const today = localDayText(now, zone)
  const isOver = isAhead && day === null && at(today) <= now
  return new Date(at(day ?? (isOver ? addDays(today, 1) : today))).toISOString()
}

function typedTime(text: string, language: Language): TypedTime | null {
  const written = text.trim()
  const parts = TIME.exec(written)?.groups
  if (parts === undefined) {
    const day = typedDay(written, language)
    return day && { day, time: null }
  }
  const { hour = '', minute = parts.past ?? '00', second = '00' } = parts
  const day = parts.day === undefined ? null : typedDay(parts.day, language)
  if (parts.day !== undefined && day === null) return null
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return null
  return { day, time: `${hour.padStart(2, '0')}:${minute}:${second}` }
}
