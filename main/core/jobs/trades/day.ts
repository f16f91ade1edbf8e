/** Calendar days in UTC, the days of exchange archives. Written `2024-01-26`. */

const DAY_MS = 86_400_000

/** The day an instant (ms) falls on. */
export const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10)

/** Midnight of a day, ms. */
export const startOf = (day: string): number => Date.parse(`${day}T00:00:00Z`)

/** Midnight of a day in microseconds. */
export const startInMicroseconds = (day: string): number => startOf(day) * 1000

export const addDays = (day: string, days: number): string => dayOf(startOf(day) + days * DAY_MS)

/** Whole days from one day to another; negative when it is earlier. */
export const daysBetween = (from: string, to: string): number => (startOf(to) - startOf(from)) / DAY_MS

/** Days from `from` to `to`, both included. */
export function daysFrom(from: string, to: string): string[] {
  return Array.from({ length: Math.max(0, daysBetween(from, to) + 1) }, (_, i) => addDays(from, i))
}

/** Bounds of a span that names none: every day lies between them. */
export const [FIRST_DAY, LAST_DAY] = ['0000-01-01', '9999-12-31']

/** The earlier of two days. */
export const earlier = (a: string, b: string): string => [a, b].sort()[0] as string
