/** The calendars of free days: read from iCalendar, listed, replaced and removed. */
import { describe, expect, it, test } from 'vitest'
import { readFreeDays } from '../../../main/adapters/imports/ical-days.ts'
import { createCalendarsService } from '../../../main/core/services/calendars.ts'
import { dayNumber, dayText } from '../../../shared/time/calendar-day.ts'
import { FakeClock } from '../../helpers/fake-clock.ts'
import { memorySettings } from '../../helpers/memory-settings.ts'
import { definition } from '../../helpers/scheduler-harness.ts'

const calendarOf = (...events: readonly (readonly string[])[]) =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    ...events.flatMap((lines, at) => ['BEGIN:VEVENT', `UID:${at}`, ...lines, 'END:VEVENT']),
    'END:VCALENDAR',
    '',
  ].join('\r\n')

const span = { zone: 'Europe/Paris', from: dayNumber('2026-01-01'), to: dayNumber('2027-12-31') }
const daysIn = (...lines: string[]) => readFreeDays(calendarOf(lines), span).map(dayText)

test.each([
  ['20269999', '2026-99-99'],
  ['20260230', '2026-02-30'],
])('a date that does not exist (%s) is refused with its event', (written, date) => {
  const reading = () => daysIn('SUMMARY:Congé', `DTSTART;VALUE=DATE:${written}`)
  expect(reading).toThrow(`the event at line 3 has a date that does not exist: Congé ${date}`)
  const ending = () => daysIn('SUMMARY:Congé', 'DTSTART;VALUE=DATE:20260101', `DTEND;VALUE=DATE:${written}`)
  expect(ending).toThrow(`Congé ${date}`)
})

describe('an event lies', () => {
  it.each([
    ['on its day', ['DTSTART;VALUE=DATE:20260301'], ['2026-03-01']],
    [
      'on each of its days, its end excluded',
      ['DTSTART;VALUE=DATE:20260301', 'DTEND;VALUE=DATE:20260304'],
      ['2026-03-01', '2026-03-02', '2026-03-03'],
    ],
    [
      'on the days of its duration',
      ['DTSTART;VALUE=DATE:20260301', 'DURATION:P2D'],
      ['2026-03-01', '2026-03-02'],
    ],
    [
      'not on the day at whose midnight it ends',
      ['DTSTART:20260301T080000', 'DTEND:20260302T000000'],
      ['2026-03-01'],
    ],
    ['on the days of the owner’s zone', ['DTSTART:20260301T233000Z'], ['2026-03-02']],
    [
      'each year of its series',
      ['DTSTART;VALUE=DATE:20200714', 'RRULE:FREQ=YEARLY'],
      ['2026-07-14', '2027-07-14'],
    ],
    [
      'not on days left out of a series',
      ['DTSTART;VALUE=DATE:20200714', 'RRULE:FREQ=YEARLY', 'EXDATE;VALUE=DATE:20270714'],
      ['2026-07-14'],
    ],
    ['nowhere if it is cancelled', ['DTSTART;VALUE=DATE:20260301', 'STATUS:CANCELLED'], []],
  ])('%s', (_what, lines, days) => {
    expect(daysIn(...lines)).toEqual(days)
  })

  it.each([
    ['SECONDLY', 1, 'rule_not_of_days'],
    ['DAILY', 501, 'too_many_series'],
  ])('nowhere if the file has FREQ=%s %i times: it is refused', (freq, times, problem) => {
    const event = ['DTSTART;VALUE=DATE:20260101', `RRULE:FREQ=${freq}`]
    const text = calendarOf(...Array.from({ length: times }, () => event))
    expect(() => readFreeDays(text, span)).toThrow(
      expect.objectContaining({ code: 'calendar_unreadable', params: { problem: { messageKey: problem } } }),
    )
  })

  it('at most a year from its start, whatever its end says', () => {
    expect(daysIn('DTSTART;VALUE=DATE:20260101', 'DTEND;VALUE=DATE:99991231')).toHaveLength(366)
  })
})

function service() {
  const settings = memorySettings({ jobs: { job: definition({ form: 'manual' }) } })
  const clock = new FakeClock('2026-01-05T09:00:00Z')
  return {
    settings,
    calendars: createCalendarsService({ settings, clock, reader: async () => readFreeDays }),
  }
}

test('an import replaces the calendar of its name', async () => {
  const { calendars, settings } = service()
  await calendars.import({ name: 'family', text: calendarOf(['DTSTART;VALUE=DATE:20260301']) })
  const again = await calendars.import({ name: 'family', text: calendarOf(['DTSTART;VALUE=DATE:20260401']) })
  expect(again).toEqual({
    name: 'family',
    kind: 'owner',
    days: 1,
    first: '2026-04-01',
    last: '2026-04-01',
    used_by: [],
  })
  expect(settings.read().calendars).toEqual({ family: { days: ['2026-04-01'] } })
})

test('exchanges are listed with the owner’s calendars', async () => {
  const { calendars } = service()
  await calendars.import({ name: 'family', text: calendarOf(['DTSTART;VALUE=DATE:20260301']) })
  expect(calendars.list().items.map(({ name, kind }) => `${name} ${kind}`)).toEqual([
    'nyse exchange',
    'casablanca exchange',
    'family owner',
  ])
})

test('what is no calendar is refused, and nothing is changed', async () => {
  const { calendars, settings } = service()
  await expect(calendars.import({ name: 'family', text: 'hello' })).rejects.toThrow(
    expect.objectContaining({ code: 'calendar_unreadable' }),
  )
  expect(settings.read().calendars).toEqual({})
})

test('a calendar that a job uses is not removed, another one is', async () => {
  const { calendars, settings } = service()
  await calendars.import({ name: 'family', text: calendarOf(['DTSTART;VALUE=DATE:20260301']) })
  const job = definition({ form: 'cron', cron: '0 9 * * *', except_calendars: ['family'] })
  settings.update((current) => ({ ...current, jobs: { ...current.jobs, job } }))
  expect(() => calendars.remove({ name: 'family' })).toThrow(
    expect.objectContaining({ code: 'calendar_used' }),
  )
  settings.update((current) => ({
    ...current,
    jobs: { ...current.jobs, job: definition({ form: 'manual' }) },
  }))
  calendars.remove({ name: 'family' })
  expect(() => calendars.remove({ name: 'family' })).toThrow(expect.objectContaining({ code: 'not_found' }))
})

test('the calendar of an exchange is not removed, and the refusal says that it comes with Vigie', () => {
  const problem = { messageKey: 'calendar.of_exchange' }
  expect(() => service().calendars.remove({ name: 'nyse' })).toThrow(
    expect.objectContaining({ code: 'invalid_input', params: { field: 'name', problem } }),
  )
})
