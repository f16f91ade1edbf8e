/** Events that replace occurrences of a series, in forms that calendars write. */
import { expect, it } from 'vitest'
import { readFreeDays } from '../../../main/adapters/imports/ical-days.ts'
import { dayNumber, dayText } from '../../../shared/time/calendar-day.ts'
import { createImportHarness } from '../../helpers/import-harness.ts'

const event = (...lines: string[]) => ['BEGIN:VEVENT', 'UID:u', 'SUMMARY:Pont: x', ...lines, 'END:VEVENT']
const calendar = (...lines: string[]) => ['BEGIN:VCALENDAR', ...lines, 'END:VCALENDAR'].join('\r\n')
const daysIn = (text: string) =>
  readFreeDays(text, {
    zone: 'Europe/Paris',
    from: dayNumber('2026-01-01'),
    to: dayNumber('2027-12-31'),
  }).map(dayText)

const weekly = (...more: string[]) => event('DTSTART;VALUE=DATE:20260601', ...more)
const from = (key: string, day: string, ...more: string[]) =>
  event(`RECURRENCE-ID;VALUE=DATE;RANGE=THISANDFUTURE:${key}`, `DTSTART;VALUE=DATE:${day}`, ...more)

it('an event with RANGE=THISANDFUTURE moves all that follow, up to the next one', () => {
  const text = calendar(
    ...weekly('RRULE:FREQ=WEEKLY;COUNT=6'),
    ...from('20260615', '20260616', 'SEQUENCE:1'),
    ...from('20260629', '20260702', 'SEQUENCE:1'),
  )
  expect(daysIn(text)).toEqual([
    '2026-06-01',
    '2026-06-08',
    '2026-06-16',
    '2026-06-23',
    '2026-07-02',
    '2026-07-09',
  ])
})

it('the rest of a series is one maintenance of its own, with its own words', async () => {
  const harness = createImportHarness()
  const text = calendar(
    ...weekly('RRULE:FREQ=WEEKLY'),
    ...from('20260615', '20260617', 'SUMMARY:Pont: y').filter((line) => line !== 'SUMMARY:Pont: x'),
  )
  await harness.accept((await harness.preview(text)).token)
  const { items } = harness.services.maintenances.list({ limit: 10 })
  expect(items.map(({ title, planned_on }) => `${title} ${planned_on}`)).toEqual([
    'x 2026-06-01',
    'y 2026-06-17',
  ])
  harness.clock.jump(Date.parse('2026-06-17T12:00:00Z') - harness.clock.now())
  const { next } = harness.services.maintenances.complete({ id: items[1]?.id ?? 0 })
  expect(next?.planned_on).toBe('2026-06-24')
  expect(await harness.preview(text)).toMatchObject({ new: 0, gone: 0 })
})

it('a cancelled rest of a series ends it', () => {
  const rest = from('20260608', '20260608', 'STATUS:CANCELLED')
  expect(daysIn(calendar(...weekly('RRULE:FREQ=WEEKLY'), ...rest))).toEqual(['2026-06-01'])
})

it('an event of its own is over if a later version of its series leaves its day out', () => {
  const moved = event('RECURRENCE-ID;VALUE=DATE:20260608', 'DTSTART;VALUE=DATE:20260610', 'SEQUENCE:1')
  const later = weekly('RRULE:FREQ=WEEKLY;COUNT=2', 'EXDATE;VALUE=DATE:20260608', 'SEQUENCE:2')
  expect(daysIn(calendar(...later, ...moved))).toEqual(['2026-06-01'])
  const same = weekly('RRULE:FREQ=WEEKLY;COUNT=2', 'SEQUENCE:2')
  expect(daysIn(calendar(...same, ...moved))).toEqual(['2026-06-01', '2026-06-10'])
})

it('an end without a zone is a time of the series, and excludes what begins later on its day', () => {
  const daily = (until: string) =>
    calendar(...event('DTSTART;TZID=Europe/Berlin:20260601T140000', `RRULE:FREQ=DAILY;UNTIL=${until}`))
  expect(daysIn(daily('20260603T000000'))).toEqual(['2026-06-01', '2026-06-02'])
  expect(daysIn(daily('20260603T140000'))).toEqual(['2026-06-01', '2026-06-02', '2026-06-03'])
})

it.each([
  ['FREQ=HOURLY;INTERVAL=6;UNTIL=20260603', ['2026-06-01', '2026-06-02', '2026-06-03']],
  ['FREQ=HOURLY;INTERVAL=48;UNTIL=20260605', ['2026-06-01', '2026-06-03', '2026-06-05']],
  ['FREQ=MINUTELY;INTERVAL=30;BYDAY=TU;UNTIL=20260610', ['2026-06-01', '2026-06-02', '2026-06-09']],
])('the rule %s below a day is one of days', (rule, days) => {
  expect(daysIn(calendar(...weekly(`RRULE:${rule}`)))).toEqual(days)
})

it('an event and a task may have the same UID', () => {
  const task = ['BEGIN:VTODO', 'UID:u', 'DUE;VALUE=DATE:20260701', 'SUMMARY:Pont: y', 'END:VTODO']
  const moved = event('RECURRENCE-ID;VALUE=DATE:20260608', 'DTSTART;VALUE=DATE:20260609')
  expect(daysIn(calendar(...weekly('RRULE:FREQ=WEEKLY;COUNT=2'), ...task, ...moved))).toEqual([
    '2026-06-01',
    '2026-06-09',
  ])
})

it('the rules of an event count together, and the rest of it goes on with both', () => {
  const rules = ['RRULE:FREQ=WEEKLY;COUNT=3', 'RRULE:FREQ=MONTHLY;BYMONTHDAY=10;COUNT=2']
  expect(daysIn(calendar(...weekly(...rules)))).toEqual([
    '2026-06-01',
    '2026-06-08',
    '2026-06-10',
    '2026-06-15',
    '2026-07-10',
  ])
  const rest = from('20260615', '20260616')
  expect(daysIn(calendar(...weekly(...rules), ...rest))).toEqual([
    '2026-06-01',
    '2026-06-08',
    '2026-06-10',
    '2026-06-16',
    '2026-07-11',
  ])
})

it('a task for no day is left out, and is still there', async () => {
  const harness = createImportHarness()
  const task = (...lines: string[]) => ['BEGIN:VTODO', 'UID:t', 'SUMMARY:Pont: y', ...lines, 'END:VTODO']
  const dated = calendar(...weekly(), ...task('DUE;VALUE=DATE:20260701'))
  await harness.accept((await harness.preview(dated)).token)
  expect(await harness.preview(calendar(...weekly(), ...task()))).toMatchObject({
    rows: 2,
    ignored: 1,
    faulty: 0,
    gone: 0,
  })
})
