/** Instants in the API: milliseconds since 1970 UTC to and from ISO 8601 with an offset. */

const formatters = new Map<string, Intl.DateTimeFormat>()

function formatterOf(zone: string): Intl.DateTimeFormat {
  let formatter = formatters.get(zone)
  if (formatter === undefined) {
    formatter = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset', year: 'numeric' })
    formatters.set(zone, formatter)
  }
  return formatter
}

/** Returns the minutes that local time in a zone is ahead of UTC at an instant: 60 for Paris in winter. */
export function offsetMinutes(instant: number, zone: string): number {
  const name = formatterOf(zone).format(instant)
  const [, sign, hours, minutes] = /GMT(?:([+-])(\d\d):(\d\d))?/.exec(name) ?? []
  if (sign === undefined) return 0
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes))
}

/** Returns `2026-11-22T15:20:00+01:00`: whole seconds unless the instant has milliseconds. */
export function toInstant(instant: number, zone: string): string {
  const offset = offsetMinutes(instant, zone)
  const local = new Date(instant + offset * 60_000).toISOString().replace(/(\.000)?Z$/, '')
  const size = Math.abs(offset)
  const pair = (value: number) => String(value).padStart(2, '0')
  return `${local}${offset < 0 ? '-' : '+'}${pair(Math.floor(size / 60))}:${pair(size % 60)}`
}

/** Returns the milliseconds of an ISO instant with offset. */
export function fromInstant(text: string): number {
  return Date.parse(text)
}
