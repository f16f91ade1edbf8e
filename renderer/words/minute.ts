/** A minute as a field of the browser writes it: `2026-11-29T14:05`, in the zone of the reader. */

const MINUTE = /^\d{4}-\d\d-\d\dT\d\d:\d\d$/

/** Whether a text is written so. */
export const isMinute = (text: string): boolean => MINUTE.test(text)

/** Returns an instant, ms, so, to the minute. */
export function minuteOf(instant: number): string {
  const ahead = new Date(instant).getTimezoneOffset() * 60_000
  return new Date(instant - ahead).toISOString().slice(0, 'yyyy-mm-ddThh:mm'.length)
}
