import { describe, expect, it } from 'vitest'
import { daysOfRule, parseDayRule } from '../../../main/core/maintenances/day-rule.ts'
import { dayNumber, dayText } from '../../../shared/time/calendar-day.ts'

function days(rule: string, start: string, last = '2040-12-31', most = 6): string[] {
  const parsed = parseDayRule(rule)
  if (parsed === null) throw new Error('no rule')
  const found: string[] = []
  for (const day of daysOfRule(parsed, dayNumber(start), dayNumber(last))) {
    if (found.push(dayText(day)) === most) break
  }
  return found
}

/** Days as python-dateutil 2.9 gives them. */
describe('a rule', () => {
  it.each([
    [
      'FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SU;WKST=MO;COUNT=4',
      '1997-08-05',
      ['1997-08-05', '1997-08-10', '1997-08-19', '1997-08-24'],
    ],
    [
      'FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SU;WKST=SU;COUNT=4',
      '1997-08-05',
      ['1997-08-05', '1997-08-17', '1997-08-19', '1997-08-31'],
    ],
    [
      'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-2;COUNT=3',
      '1997-09-29',
      ['1997-09-29', '1997-10-30', '1997-11-27'],
    ],
    ['FREQ=MONTHLY;BYDAY=2MO;COUNT=3', '2026-12-03', ['2026-12-14', '2027-01-11', '2027-02-08']],
    ['FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO;COUNT=3', '1997-05-12', ['1997-05-12', '1998-05-11', '1999-05-17']],
    [
      'FREQ=YEARLY;BYWEEKNO=1;COUNT=5',
      '2026-12-28',
      ['2027-01-04', '2027-01-05', '2027-01-06', '2027-01-07', '2027-01-08'],
    ],
    ['FREQ=YEARLY;BYDAY=20MO;COUNT=3', '1997-05-19', ['1997-05-19', '1998-05-18', '1999-05-17']],
    ['FREQ=YEARLY;BYMONTH=11;BYDAY=1TH;COUNT=2', '2026-01-01', ['2026-11-05', '2027-11-04']],
    ['FREQ=YEARLY;BYMONTHDAY=13;BYDAY=FR;COUNT=3', '2026-01-01', ['2026-02-13', '2026-03-13', '2026-11-13']],
    [
      'FREQ=YEARLY;BYYEARDAY=1,100,200;INTERVAL=3;COUNT=4',
      '1997-01-01',
      ['1997-01-01', '1997-04-10', '1997-07-19', '2000-01-01'],
    ],
    ['FREQ=YEARLY;COUNT=2', '2024-02-29', ['2024-02-29', '2028-02-29']],
    ['FREQ=DAILY;INTERVAL=10;UNTIL=20260301', '2026-02-01', ['2026-02-01', '2026-02-11', '2026-02-21']],
    ['FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30', '2026-01-01', []],
  ])('%s from %s', (rule, start, expected) => {
    expect(days(rule, start)).toEqual(expected)
  })

  it('of the first Friday or any Monday means both, as RFC 5545 says', () => {
    expect(days('FREQ=MONTHLY;BYDAY=MO,1FR;COUNT=4', '2026-03-01')).toEqual([
      '2026-03-02',
      '2026-03-06',
      '2026-03-09',
      '2026-03-16',
    ])
  })

  it.each([
    'FREQ=HOURLY;COUNT=3',
    'FREQ=HOURLY;INTERVAL=36',
    'FREQ=WEEKLY;BYDAY=XX',
    'FREQ=DAILY;UNTIL=soon',
    'FREQ=DAILY;UNTIL=20260230',
    'INTERVAL=2',
    '',
  ])('%j is none', (text) => {
    expect(parseDayRule(text)).toBeNull()
  })
})
