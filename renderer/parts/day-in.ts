/** Returns the calendar day of an instant in a zone, `2026-11-29`. @param now ms */
export function dayIn(now: number, zone: string): string {
  const form = { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' } as const
  const parts = new Intl.DateTimeFormat('en', form).formatToParts(now)
  const part = (name: string) => parts.find(({ type }) => type === name)?.value ?? ''
  return `${part('year')}-${part('month')}-${part('day')}`
}
