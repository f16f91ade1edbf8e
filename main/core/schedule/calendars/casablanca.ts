import { type ExchangeCalendar, type Holiday, LAST_YEAR, type SessionHours } from './exchange.ts'
import { moonDays } from './moon-days.ts'

const YEARS = Array.from({ length: LAST_YEAR - 2023 }, (_, at) => 2024 + at)

/** National holidays on a fixed date, and the first year in which the exchange closed. */
const NATIONAL: readonly { date: string; name: string; since?: number }[] = [
  { date: '01-01', name: 'Nouvel an' },
  { date: '01-11', name: 'Manifeste de l’indépendance' },
  { date: '01-14', name: 'Nouvel an amazigh' },
  { date: '05-01', name: 'Fête du travail' },
  { date: '07-30', name: 'Fête du trône' },
  { date: '08-14', name: 'Oued Ed-Dahab' },
  { date: '08-20', name: 'Révolution du roi et du peuple' },
  { date: '08-21', name: 'Fête de la jeunesse' },
  { date: '10-31', name: 'Aïd al-Wahda', since: 2026 },
  { date: '11-06', name: 'Marche verte' },
  { date: '11-18', name: 'Fête de l’indépendance' },
]

/** Announced after the moon was sighted (2024, 2025), or estimated from astronomical new moons (2026, 2027). */
const RELIGIOUS: readonly Holiday[] = [
  { day: '2024-04-10', name: 'Aïd al-Fitr' },
  { day: '2024-04-11', name: 'Aïd al-Fitr' },
  { day: '2024-06-17', name: 'Aïd al-Adha' },
  { day: '2024-06-18', name: 'Aïd al-Adha' },
  { day: '2024-07-08', name: '1er Moharram 1446' },
  { day: '2024-09-16', name: 'Aïd al-Mawlid' },
  { day: '2024-09-17', name: 'Aïd al-Mawlid' },
  { day: '2025-03-31', name: 'Aïd al-Fitr' },
  { day: '2025-04-01', name: 'Aïd al-Fitr' },
  { day: '2025-06-07', name: 'Aïd al-Adha' },
  { day: '2025-06-08', name: 'Aïd al-Adha' },
  { day: '2025-06-27', name: '1er Moharram 1447' },
  { day: '2025-09-05', name: 'Aïd al-Mawlid' },
  { day: '2025-09-06', name: 'Aïd al-Mawlid' },
  { day: '2026-03-20', name: 'Aïd al-Fitr', estimated: true },
  { day: '2026-03-21', name: 'Aïd al-Fitr', estimated: true },
  { day: '2026-05-27', name: 'Aïd al-Adha', estimated: true },
  { day: '2026-05-28', name: 'Aïd al-Adha', estimated: true },
  { day: '2026-06-17', name: '1er Moharram 1448', estimated: true },
  { day: '2026-08-26', name: 'Aïd al-Mawlid', estimated: true },
  { day: '2026-08-27', name: 'Aïd al-Mawlid', estimated: true },
  { day: '2027-03-10', name: 'Aïd al-Fitr', estimated: true },
  { day: '2027-03-11', name: 'Aïd al-Fitr', estimated: true },
  { day: '2027-05-17', name: 'Aïd al-Adha', estimated: true },
  { day: '2027-05-18', name: 'Aïd al-Adha', estimated: true },
  { day: '2027-06-07', name: '1er Moharram 1449', estimated: true },
  { day: '2027-08-15', name: 'Aïd al-Mawlid', estimated: true },
  { day: '2027-08-16', name: 'Aïd al-Mawlid', estimated: true },
]

/** Opening fixing at 10:00, closing fixing at 13:30. */
const RAMADAN_HOURS: SessionHours = { open: '10:00', close: '13:30' }

/** Announced in 2024 and 2025, estimated in 2026 and 2027. */
const RAMADANS = [
  { from: '2024-03-12', to: '2024-04-09' },
  { from: '2025-03-02', to: '2025-03-30' },
  { from: '2026-02-19', to: '2026-03-19' },
  { from: '2027-02-09', to: '2027-03-09' },
]

const national: readonly Holiday[] = YEARS.flatMap((year) =>
  NATIONAL.filter(({ since = 0 }) => year >= since).map(({ date, name }) => ({
    day: `${year}-${date}`,
    name,
  })),
)

/** Computed when first asked for: opening the calendar of Umm al-Qura would take a tenth of each start. */
let computed: Pick<ExchangeCalendar, 'holidays' | 'seasons'> | null = null

function allDays(): Pick<ExchangeCalendar, 'holidays' | 'seasons'> {
  const { holidays, ramadans } = moonDays(2028, LAST_YEAR)
  // A feast may fall on a national holiday.
  const later = holidays.filter(({ day }) => national.every((one) => one.day !== day))
  return {
    holidays: [...national, ...RELIGIOUS, ...later],
    seasons: [...RAMADANS, ...ramadans].map((span) => ({ ...span, hours: RAMADAN_HOURS })),
  }
}

/** Casablanca stock exchange. */
export const casablanca: ExchangeCalendar = {
  name: 'Bourse de Casablanca',
  zone: 'Africa/Casablanca',
  source:
    'Hours: casablanca-bourse.com, "Les horaires de cotation" (opening fixing 09:30, closing fixing 15:30; during ' +
    'Ramadan 10:00 and 13:30). Holidays: Moroccan decree on public holidays, with 14 January (since 2024) and ' +
    '31 October (announced on 2025-11-04); religious days as announced in 2024 and 2025, estimated for 2026 and ' +
    '2027, and from 2028 on from the Umm al-Qura calendar. Closures decided at short notice are not in it.',
  years: [2024, LAST_YEAR],
  session: { open: '09:30', close: '15:30' },
  special: {},
  get holidays() {
    computed ??= allDays()
    return computed.holidays
  },
  get seasons() {
    computed ??= allDays()
    return computed.seasons
  },
}
