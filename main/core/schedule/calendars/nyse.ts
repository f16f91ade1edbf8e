import { type ExchangeCalendar, LAST_YEAR, type SessionHours } from './exchange.ts'
import { nyseYear } from './nyse-rule.ts'

const EARLY: SessionHours = { open: '09:30', close: '13:00' }

/** The years after those that the exchange announced. */
const BY_RULE = Array.from({ length: LAST_YEAR - 2027 }, (_, at) => nyseYear(2028 + at))

/** New York Stock Exchange. */
export const nyse: ExchangeCalendar = {
  name: 'New York Stock Exchange',
  zone: 'America/New_York',
  source:
    'NYSE Group, holiday and early closings calendars announced for 2024-2026 and (2024-11-08) 2025-2027; ' +
    '2025-01-09 is the national day of mourning announced on 2024-12-30. From 2028 by NYSE Rule 7.2.',
  years: [2024, LAST_YEAR],
  session: { open: '09:30', close: '16:00' },
  holidays: [
    { day: '2024-01-01', name: 'New Year’s Day' },
    { day: '2024-01-15', name: 'Martin Luther King, Jr. Day' },
    { day: '2024-02-19', name: 'Washington’s Birthday' },
    { day: '2024-03-29', name: 'Good Friday' },
    { day: '2024-05-27', name: 'Memorial Day' },
    { day: '2024-06-19', name: 'Juneteenth' },
    { day: '2024-07-04', name: 'Independence Day' },
    { day: '2024-09-02', name: 'Labor Day' },
    { day: '2024-11-28', name: 'Thanksgiving Day' },
    { day: '2024-12-25', name: 'Christmas Day' },
    { day: '2025-01-01', name: 'New Year’s Day' },
    { day: '2025-01-09', name: 'National Day of Mourning' },
    { day: '2025-01-20', name: 'Martin Luther King, Jr. Day' },
    { day: '2025-02-17', name: 'Washington’s Birthday' },
    { day: '2025-04-18', name: 'Good Friday' },
    { day: '2025-05-26', name: 'Memorial Day' },
    { day: '2025-06-19', name: 'Juneteenth' },
    { day: '2025-07-04', name: 'Independence Day' },
    { day: '2025-09-01', name: 'Labor Day' },
    { day: '2025-11-27', name: 'Thanksgiving Day' },
    { day: '2025-12-25', name: 'Christmas Day' },
    { day: '2026-01-01', name: 'New Year’s Day' },
    { day: '2026-01-19', name: 'Martin Luther King, Jr. Day' },
    { day: '2026-02-16', name: 'Washington’s Birthday' },
    { day: '2026-04-03', name: 'Good Friday' },
    { day: '2026-05-25', name: 'Memorial Day' },
    { day: '2026-06-19', name: 'Juneteenth' },
    { day: '2026-07-03', name: 'Independence Day (observed)' },
    { day: '2026-09-07', name: 'Labor Day' },
    { day: '2026-11-26', name: 'Thanksgiving Day' },
    { day: '2026-12-25', name: 'Christmas Day' },
    { day: '2027-01-01', name: 'New Year’s Day' },
    { day: '2027-01-18', name: 'Martin Luther King, Jr. Day' },
    { day: '2027-02-15', name: 'Washington’s Birthday' },
    { day: '2027-03-26', name: 'Good Friday' },
    { day: '2027-05-31', name: 'Memorial Day' },
    { day: '2027-06-18', name: 'Juneteenth (observed)' },
    { day: '2027-07-05', name: 'Independence Day (observed)' },
    { day: '2027-09-06', name: 'Labor Day' },
    { day: '2027-11-25', name: 'Thanksgiving Day' },
    { day: '2027-12-24', name: 'Christmas Day (observed)' },
    ...BY_RULE.flatMap(({ holidays }) => holidays),
  ],
  special: {
    '2024-07-03': EARLY,
    '2024-11-29': EARLY,
    '2024-12-24': EARLY,
    '2025-07-03': EARLY,
    '2025-11-28': EARLY,
    '2025-12-24': EARLY,
    '2026-11-27': EARLY,
    '2026-12-24': EARLY,
    '2027-11-26': EARLY,
    ...Object.fromEntries(BY_RULE.flatMap(({ early }) => early.map((day) => [day, EARLY]))),
  },
  seasons: [],
}
