/** Recurrence rules below a day, such as `FREQ=HOURLY`, as rules for days. */

/** In how many units a day passes. */
const UNITS_A_DAY: Readonly<Record<string, number>> = { HOURLY: 24, MINUTELY: 1440 }

/**
 * Returns a rule below a day as one for days, if it has an occurrence on every day or on every so many days; otherwise as it is.
 * Of one with a count, the days depend on its time.
 */
export function inDays(text: string): string {
  const [, frequency = ''] = /FREQ=(HOURLY|MINUTELY)(?:;|$)/.exec(text) ?? []
  const units = UNITS_A_DAY[frequency]
  if (units === undefined || /COUNT=[1-9]/.test(text)) return text
  const every = Number(/(?:^|;)INTERVAL=(\d+)/.exec(text)?.[1] ?? 1)
  if (every > units && every % units !== 0) return text
  const days = Math.max(1, Math.floor(every / units))
  const others = text
    .split(';')
    .filter((part) => !/^(?:FREQ|INTERVAL|BY(?:HOUR|MINUTE|SECOND|SETPOS))=/.test(part))
  return ['FREQ=DAILY', `INTERVAL=${days}`, ...others].join(';')
}
