/** Calendar days as `YYYY-MM-DD`, which sort as text. */
const DAY_MS = 86_400_000

/** Returns the UTC day of an instant, shifted by an exchange's offset in seconds. */
export function dayOf(milliseconds: number, offsetSeconds = 0): string {
  return new Date(milliseconds + offsetSeconds * 1000).toISOString().slice(0, 10)
}

/** Returns the day and the minute of the day in a zone. */
export function localMoment(milliseconds: number, zone: string): { day: string; minute: number } {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    dateStyle: 'short',
    timeStyle: 'short',
    hourCycle: 'h23',
  })
    .format(milliseconds)
    .split(/, /)
  const [hours, minutes] = (parts[1] ?? '').split(':').map(Number)
  return { day: parts[0] ?? '', minute: (hours ?? 0) * 60 + (minutes ?? 0) }
}

/** Returns midnight UTC, ms. */
export function startOfDay(day: string): number {
  return Date.parse(`${day}T00:00:00Z`)
}

/** Whether the day is Monday to Friday, ignoring holidays. */
export function isWeekday(day: string): boolean {
  const weekday = new Date(startOfDay(day)).getUTCDay()
  return weekday >= 1 && weekday <= 5
}

/** Counts the weekdays from one day to another, both included: an upper bound of the sessions between them. */
export function weekdaysBetween(from: string, to: string): number {
  const days = Math.round((startOfDay(to) - startOfDay(from)) / DAY_MS) + 1
  if (days <= 0) return 0
  const rest = Array.from({ length: days % 7 }, (_, i) => dayOf(startOfDay(from) + i * DAY_MS))
  return Math.floor(days / 7) * 5 + rest.filter(isWeekday).length
}

const MONTH_LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** Whether the day exists: rejects 2026-02-30. Uses arithmetic, as files call it for each line. */
export function isCalendarDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const [year, month, day] = [Number(text.slice(0, 4)), Number(text.slice(5, 7)), Number(text.slice(8))]
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  const length = month === 2 && isLeap ? 29 : (MONTH_LENGTHS[month - 1] ?? 0)
  return day >= 1 && day <= length
}
