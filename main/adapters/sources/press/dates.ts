/** Dates as French news pages write them. Days are read as UTC midnight: the hour is not told. */

const UNITS: Readonly<Record<string, number>> = {
  minute: 60_000,
  heure: 3_600_000,
  jour: 86_400_000,
  semaine: 7 * 86_400_000,
  mois: 30 * 86_400_000,
}

/** Milliseconds of `24/10/2025`, of `24/10` (the latest one not ahead of now) or of "il y a 3 heures"; else null. */
export function parsePageDate(text: string, now: number): number | null {
  const ago = /il y a (\d+|une?)\s+(minute|heure|jour|semaine|mois)/i.exec(text)
  if (ago !== null) return now - (Number(ago[1]) || 1) * (UNITS[ago[2]?.toLowerCase() ?? ''] ?? 0)
  const day = /\b(\d{1,2})\/(\d{1,2})(?:\/(\d{4}))?\b/.exec(text)
  if (day === null) return null
  const [, date = '', month = '', year] = day
  if (year !== undefined) return Date.UTC(Number(year), Number(month) - 1, Number(date))
  const thisYear = Date.UTC(new Date(now).getUTCFullYear(), Number(month) - 1, Number(date))
  return thisYear <= now
    ? thisYear
    : Date.UTC(new Date(now).getUTCFullYear() - 1, Number(month) - 1, Number(date))
}
