/** Calendar days without a clock: arithmetic on `2026-11-22`. */
import { addDays, addMonths, dayNumber, dayText, weekDay } from '../../../shared/time/calendar-day.ts'

/** Returns the items by day, up to the last day of the weeks. */
export function dueIn<T extends { readonly day: string }>(
  weeks: readonly (readonly string[])[],
  items: readonly T[],
): readonly T[] {
  const last = weeks.at(-1)?.at(-1) ?? ''
  return items.filter(({ day }) => day <= last)
}

/** Returns whole weeks from the Monday on or before `day`, each with seven days. */
export function weeksFrom(day: string, count: number): readonly (readonly string[])[] {
  const monday = addDays(day, 1 - weekDay(dayNumber(day)))
  return Array.from({ length: count }, (_, week) =>
    Array.from({ length: 7 }, (_, at) => addDays(monday, week * 7 + at)),
  )
}

/** Returns the items from the first day of the weeks. */
export function dueFrom<T extends { readonly day: string }>(
  weeks: readonly (readonly string[])[],
  items: readonly T[],
): readonly T[] {
  const first = weeks[0]?.[0] ?? ''
  return items.filter(({ day }) => day >= first)
}

/** Returns the month `steps` months after one such as `2026-12`. */
export function monthBeside(month: string, steps: number): string {
  return dayText(addMonths(dayNumber(`${month}-01`), steps, 1)).slice(0, 'yyyy-mm'.length)
}
