/**
 * Next times across clock changes. In 2026 clocks change in Paris on 29 March and 25 October, in New York on
 * 8 March and 1 November, on Lord Howe (half an hour) on 5 April and 4 October; Casablanca is an hour behind
 * for Ramadan, 23 February to 6 April 2025 and 15 February to 22 March 2026; Kolkata never changes.
 */
import { describe, expect, test } from 'vitest'
import { planOf } from '../../../main/core/schedule/plan.ts'
import { scheduleSchema } from '../../../shared/schedule.ts'
import { toInstant } from '../../../shared/time/instant.ts'
import { zoneRules } from '../../../shared/time/zone-rules.ts'

function nextTimes(schedule: object, from: string, count: number): string[] {
  const parsed = scheduleSchema.parse(schedule)
  const plan = planOf(parsed, Date.parse(from))
  const times: string[] = []
  for (let next = plan.next(Date.parse(from)); next !== null && times.length < count; next = plan.next(next))
    times.push(toInstant(next, parsed.zone).slice(5))
  return times
}

type ScheduleCase = readonly [what: string, schedule: object, from: string, times: readonly string[]]
const daily = (time: string, zone: string) => ({ form: 'cron', cron: `${time} * * *`, zone })
const hourly = (zone: string) => ({ form: 'every', every_seconds: 3600, zone })

const rows: readonly ScheduleCase[] = [
  [
    'a time in the skipped hour runs once, at its end',
    daily('30 2', 'Europe/Paris'),
    '2026-03-28T12:00:00Z',
    ['03-29T03:00:00+02:00', '03-30T02:30:00+02:00'],
  ],
  [
    'two times in the skipped hour are one run',
    { form: 'cron', cron: '15,45 2 * * *', zone: 'Europe/Paris' },
    '2026-03-28T12:00:00Z',
    ['03-29T03:00:00+02:00', '03-30T02:15:00+02:00'],
  ],
  [
    'a time in the repeated hour runs once, the first time',
    daily('30 2', 'Europe/Paris'),
    '2026-10-24T12:00:00Z',
    ['10-25T02:30:00+02:00', '10-26T02:30:00+01:00'],
  ],
  [
    'a cron rhythm goes on through the repeated hour',
    { form: 'cron', cron: '*/30 * * * *', zone: 'Europe/Paris' },
    '2026-10-24T23:45:00Z',
    ['10-25T02:00:00+02:00', '10-25T02:30:00+02:00', '10-25T02:00:00+01:00', '10-25T02:30:00+01:00'],
  ],
  [
    'an hourly cron neither doubles nor misses in the skipped hour',
    { form: 'cron', cron: '15 * * * *', zone: 'Europe/Paris' },
    '2026-03-29T00:00:00Z',
    ['03-29T01:15:00+01:00', '03-29T03:15:00+02:00', '03-29T04:15:00+02:00'],
  ],
  [
    'an interval goes on through the skipped hour',
    { form: 'every', every_seconds: 1800, zone: 'Europe/Paris' },
    '2026-03-29T00:15:00Z',
    ['03-29T01:30:00+01:00', '03-29T03:00:00+02:00', '03-29T03:30:00+02:00'],
  ],
  [
    'skipped hour',
    daily('30 2', 'America/New_York'),
    '2026-03-07T12:00:00Z',
    ['03-08T03:00:00-04:00', '03-09T02:30:00-04:00'],
  ],
  [
    'repeated hour',
    daily('30 1', 'America/New_York'),
    '2026-10-31T12:00:00Z',
    ['11-01T01:30:00-04:00', '11-02T01:30:00-05:00'],
  ],
  [
    'hourly through the repeated hour',
    hourly('America/New_York'),
    '2026-11-01T04:30:00Z',
    ['11-01T01:00:00-04:00', '11-01T01:00:00-05:00', '11-01T02:00:00-05:00'],
  ],
  [
    'into Ramadan 2025: nine o’clock stays nine o’clock',
    daily('0 9', 'Africa/Casablanca'),
    '2025-02-21T12:00:00Z',
    ['02-22T09:00:00+01:00', '02-23T09:00:00+00:00', '02-24T09:00:00+00:00'],
  ],
  [
    'out of Ramadan 2025',
    daily('30 2', 'Africa/Casablanca'),
    '2025-04-04T12:00:00Z',
    ['04-05T02:30:00+00:00', '04-06T03:00:00+01:00', '04-07T02:30:00+01:00'],
  ],
  [
    'into Ramadan 2026: the repeated hour once',
    daily('30 2', 'Africa/Casablanca'),
    '2026-02-13T12:00:00Z',
    ['02-14T02:30:00+01:00', '02-15T02:30:00+01:00', '02-16T02:30:00+00:00'],
  ],
  [
    'out of Ramadan 2026',
    daily('0 9', 'Africa/Casablanca'),
    '2026-03-20T12:00:00Z',
    ['03-21T09:00:00+00:00', '03-22T09:00:00+01:00', '03-23T09:00:00+01:00'],
  ],
  [
    'half an hour skipped',
    daily('15 2', 'Australia/Lord_Howe'),
    '2026-10-03T00:00:00Z',
    ['10-04T02:30:00+11:00', '10-05T02:15:00+11:00'],
  ],
  [
    'half an hour repeated',
    daily('45 1', 'Australia/Lord_Howe'),
    '2026-04-04T00:00:00Z',
    ['04-05T01:45:00+11:00', '04-06T01:45:00+10:30'],
  ],
  [
    'an hourly interval keeps its hour, and midnight is on the clock again',
    hourly('Australia/Lord_Howe'),
    '2026-10-03T14:00:00Z',
    ['10-04T01:00:00+10:30', '10-04T02:30:00+11:00', '10-04T03:30:00+11:00'],
  ],
  [
    'the midnight after the half hour',
    hourly('Australia/Lord_Howe'),
    '2026-10-04T12:00:00Z',
    ['10-04T23:30:00+11:00', '10-05T00:00:00+11:00', '10-05T01:00:00+11:00'],
  ],
  [
    'no change, half an hour off',
    daily('30 2', 'Asia/Kolkata'),
    '2026-03-28T12:00:00Z',
    ['03-29T02:30:00+05:30', '03-30T02:30:00+05:30'],
  ],
  [
    'an interval is on the local clock, not on UTC',
    hourly('Asia/Kolkata'),
    '2026-03-28T12:00:00Z',
    ['03-28T18:00:00+05:30', '03-28T19:00:00+05:30'],
  ],
  [
    'a midnight that does not exist',
    daily('0 0', 'Africa/Cairo'),
    '2026-04-22T12:00:00Z',
    ['04-23T00:00:00+02:00', '04-24T01:00:00+03:00', '04-25T00:00:00+03:00'],
  ],
  [
    'whole days are local midnights, whatever the day’s length',
    { form: 'every', every_seconds: 2 * 86_400, zone: 'Europe/Paris' },
    '2026-03-26T12:00:00Z',
    ['03-28T00:00:00+01:00', '03-30T00:00:00+02:00', '04-01T00:00:00+02:00'],
  ],
  [
    'whole weeks begin on Mondays',
    { form: 'every', every_seconds: 7 * 86_400, zone: 'Europe/Paris' },
    '2026-10-20T12:00:00Z',
    ['10-26T00:00:00+01:00', '11-02T00:00:00+01:00'],
  ],
]

describe.each([
  'Europe/Paris',
  'America/New_York',
  'Africa/Casablanca',
  'Australia/Lord_Howe',
  'Asia/Kolkata',
  'Africa/Cairo',
])('%s', (zone) => {
  const own = rows.filter(([, schedule]) => (schedule as { zone: string }).zone === zone)
  test.each(own)('%s', (_, schedule, from, times) => {
    expect(nextTimes(schedule, from, times.length)).toEqual(times)
  })
})

test('Intervals from the start ignore every clock change', () => {
  const schedule = { form: 'every', every_seconds: 7200, anchor: 'start', zone: 'Europe/Paris' }
  expect(nextTimes(schedule, '2026-03-28T23:20:00Z', 2)).toEqual([
    '03-29T03:20:00+02:00',
    '03-29T05:20:00+02:00',
  ])
})

test('Windows are read on the local clock through a change', () => {
  const window = { days: [7], from: '01:30', to: '03:30', rhythm: { every_seconds: 900 } }
  const schedule = {
    form: 'every',
    every_seconds: 3600,
    zone: 'Europe/Paris',
    windows: [window],
    outside: 'none',
  }
  expect(nextTimes(schedule, '2026-03-28T12:00:00Z', 5)).toEqual([
    '03-29T01:30:00+01:00',
    '03-29T01:45:00+01:00',
    '03-29T03:00:00+02:00',
    '03-29T03:15:00+02:00',
    '04-05T01:30:00+02:00',
  ])
})

test.each([
  'Europe/Paris',
  'Africa/Casablanca',
  'Australia/Lord_Howe',
  'America/St_Johns',
  'Pacific/Chatham',
  'UTC',
])('The offset table of %s agrees with Intl at every hour of 2024 to 2027', (zone) => {
  const rules = zoneRules(zone)
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    dateStyle: 'short',
    timeStyle: 'medium',
    hourCycle: 'h23',
  })
  const wrong: string[] = []
  for (let at = Date.UTC(2024, 0, 1); at < Date.UTC(2028, 0, 1); at += 3_600_000) {
    const local = new Date(at + rules.offsetAt(at)).toISOString().slice(0, 19).replace('T', ', ')
    if (format.format(at) !== local) wrong.push(`${local} is ${format.format(at)}`)
  }
  expect(wrong).toEqual([])
})
