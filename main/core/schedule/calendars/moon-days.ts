/** Religious days and Ramadan of Morocco in years to come, estimated from the Umm al-Qura calendar. */
import { dayText } from '../../../../shared/time/calendar-day.ts'
import { DAY_MS, type DayNumber } from '../../../../shared/time/units.ts'
import type { ExchangeCalendar, Holiday } from './exchange.ts'

/** Morocco saw the moon a day after the date of Umm al-Qura for 7 of the 8 feasts of 2024 and 2025. */
const SIGHTED_LATER = 1

const umalqura = new Intl.DateTimeFormat('en-u-ca-islamic-umalqura-nu-latn', {
  timeZone: 'UTC',
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
})

/** Month and day of the feasts. */
const FEASTS: Readonly<Record<string, (year: number) => string>> = {
  '10/1': () => 'Aïd al-Fitr',
  '10/2': () => 'Aïd al-Fitr',
  '12/10': () => 'Aïd al-Adha',
  '12/11': () => 'Aïd al-Adha',
  '1/1': (year) => `1er Moharram ${year}`,
  '3/12': () => 'Aïd al-Mawlid',
  '3/13': () => 'Aïd al-Mawlid',
}
const RAMADAN = 9

interface MoonDay {
  readonly day: DayNumber
  readonly year: number
  readonly month: number
  readonly date: number
}

function moonDay(day: DayNumber): MoonDay {
  const parts = umalqura.formatToParts((day - SIGHTED_LATER) * DAY_MS)
  const part = (type: string) => Number(parts.find((one) => one.type === type)?.value)
  return { day, year: part('year'), month: part('month'), date: part('day') }
}

/** The days of some Gregorian years, both included. */
function daysOf(from: number, to: number): MoonDay[] {
  const [first, end] = [Date.UTC(from, 0, 1) / DAY_MS, Date.UTC(to + 1, 0, 1) / DAY_MS]
  return Array.from({ length: end - first }, (_, at) => moonDay(first + at))
}

/** Returns the feasts and the seasons of Ramadan, which begin before and end after a year's end too. */
export function moonDays(
  from: number,
  to: number,
): {
  readonly holidays: readonly Holiday[]
  readonly ramadans: readonly Pick<ExchangeCalendar['seasons'][number], 'from' | 'to'>[]
} {
  const days = daysOf(from, to)
  const holidays = days.flatMap(({ day, year, month, date }) => {
    const name = FEASTS[`${month}/${date}`]
    return name === undefined ? [] : [{ day: dayText(day), name: name(year), estimated: true as const }]
  })
  const spans = new Map<number, { from: string; to: string }>()
  for (const { day, year, month } of days) {
    if (month === RAMADAN) spans.set(year, { from: spans.get(year)?.from ?? dayText(day), to: dayText(day) })
  }
  return { holidays, ramadans: [...spans.values()] }
}
