/** Religious days and Ramadan of Morocco in years to come, estimated from the Umm al-Qura calendar. */
import { dayText } from '../../../../shared/time/calendar-day.ts'
import { DAY_MS, type DayNumber } from '../../../../shared/time/units.ts'
import type { ExchangeCalendar, Holiday } from './exchange.ts'

/** Morocco saw the moon a day after the date of Umm al-Qura for 7 of the 8 feasts of 2024 and 2025. */
const SIGHTED_LATER = 1

const openCalendar = () =>
  new Intl.DateTimeFormat('en-u-ca-islamic-umalqura-nu-latn', {
    timeZone: 'UTC',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
  })

const FEASTS: readonly {
  readonly month: number
  readonly date: number
  readonly name: (year: number) => string
}[] = [
  { month: 1, date: 1, name: (year) => `1er Moharram ${year}` },
  { month: 3, date: 12, name: () => 'Aïd al-Mawlid' },
  { month: 3, date: 13, name: () => 'Aïd al-Mawlid' },
  { month: 10, date: 1, name: () => 'Aïd al-Fitr' },
  { month: 10, date: 2, name: () => 'Aïd al-Fitr' },
  { month: 12, date: 10, name: () => 'Aïd al-Adha' },
  { month: 12, date: 11, name: () => 'Aïd al-Adha' },
]
const RAMADAN = 9

/** A month of the Umm al-Qura calendar, as Morocco sees it. */
interface MoonMonth {
  readonly year: number
  readonly month: number
  readonly first: DayNumber
  readonly length: number
}

interface MoonDate {
  readonly year: number
  readonly month: number
  readonly date: number
}

function moonDate(umalqura: Intl.DateTimeFormat, day: DayNumber): MoonDate {
  const parts = umalqura.formatToParts((day - SIGHTED_LATER) * DAY_MS)
  const part = (type: string) => Number(parts.find((one) => one.type === type)?.value)
  return { year: part('year'), month: part('month'), date: part('day') }
}

/** The months that have days between two days, both included. Two dates a month are read: reading every day takes 15 times longer. */
function monthsOf(from: DayNumber, to: DayNumber): MoonMonth[] {
  const umalqura = openCalendar()
  const months: MoonMonth[] = []
  let first = from - moonDate(umalqura, from).date + 1
  while (first <= to) {
    const { year, month } = moonDate(umalqura, first)
    const length = moonDate(umalqura, first + 29).date === 1 ? 29 : 30
    months.push({ year, month, first, length })
    first += length
  }
  return months
}

/** Returns the feasts and the seasons of Ramadan, which begin before and end after a year's end too. */
export function moonDays(
  from: number,
  to: number,
): {
  readonly holidays: readonly Holiday[]
  readonly ramadans: readonly Pick<ExchangeCalendar['seasons'][number], 'from' | 'to'>[]
} {
  const start = Date.UTC(from, 0, 1) / DAY_MS
  const end = Date.UTC(to, 11, 31) / DAY_MS
  const months = monthsOf(start, end)
  const holidays = months.flatMap(({ year, month, first }) =>
    FEASTS.filter((feast) => feast.month === month).flatMap(({ date, name }) => {
      const day = first + date - 1
      return day < start || day > end
        ? []
        : [{ day: dayText(day), name: name(year), estimated: true as const }]
    }),
  )
  const ramadans = months
    .filter(({ month }) => month === RAMADAN)
    .map(({ first, length }) => ({
      from: dayText(Math.max(first, start)),
      to: dayText(Math.min(first + length - 1, end)),
    }))
  return { holidays, ramadans }
}
