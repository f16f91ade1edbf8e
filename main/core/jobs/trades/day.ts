/** Calendar days in UTC, as in exchange archives. Written `2024-01-26`. */

const DAY_MS = 86_400_000

/** Returns the day of an instant (ms). */
export const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10)

/** Returns midnight of a day, ms. */
export const startOf = (day: string): number => Date.parse(`${day}T00:00:00Z`)

/** Returns midnight of a day in microseconds. */
export const startInMicroseconds = (day: string): number => startOf(day) * 1000

export const addDays = (day: string, days: number): string => dayOf(startOf(day) + days * DAY_MS)

/** Returns the whole days from one day to another; negative if it is earlier. */
export const daysBetween = (from: string, to: string): number => (startOf(to) - startOf(from)) / DAY_MS

/** Returns the days from `from` to `to`, both included. */
export function daysFrom(from: string, to: string): string[] {
  return Array.from({ length: Math.max(0, daysBetween(from, to) + 1) }, (_, i) => addDays(from, i))
}

/** Default bounds of a span: every day is between them. */
export const [FIRST_DAY, LAST_DAY] = ['0000-01-01', '9999-12-31']

/** Returns the earlier of two days. */
export const earlier = (a: string, b: string): string => [a, b].sort()[0] as string
