/** A calendar with many recurring events. */
import ICAL from 'ical.js'
import { readCalendar } from '../../../main/adapters/imports/ical.ts'
import { parseDayRule } from '../../../main/core/maintenances/day-rule.ts'
import { daysOfSeries } from '../../../main/core/maintenances/day-series.ts'
import { dayNumber, dayText } from '../../../shared/time/calendar-day.ts'
import { line } from '../harness/line.ts'
import { timed } from '../tools/temp-database.ts'

const TODAY = 20_600
const AHEAD = 40 * 366
const RULES = [
  'FREQ=MONTHLY;BYDAY=2MO',
  'FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH',
  'FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=-1',
  'FREQ=MONTHLY;BYMONTHDAY=15',
  'FREQ=DAILY;INTERVAL=10',
]

function calendarOf(series: number): string {
  const events = Array.from({ length: series }, (_, at) => {
    const day = dayText(TODAY - (at % 900)).replaceAll('-', '')
    return [
      'BEGIN:VEVENT',
      `UID:series-${at}@example.org`,
      'DTSTAMP:20260101T000000Z',
      `DTSTART;VALUE=DATE:${day}`,
      `RRULE:${RULES[at % RULES.length]}`,
      `SUMMARY:Compresseur ${at}: vidange`,
      'LOCATION:Atelier nord',
      'DESCRIPTION:Deux heures\\, avec le filtre',
      'END:VEVENT',
    ].join('\r\n')
  })
  return `BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//y//EN\r\n${events.join('\r\n')}\r\nEND:VCALENDAR\r\n`
}

/** ical.js splits the file, the rule engine finds the next day of each series. @returns how many */
function readByHand(text: string): number {
  const calendar = new ICAL.Component(ICAL.parse(text) as object[])
  const events = calendar.getAllSubcomponents('vevent').map((event) => {
    const value = (name: string) => String(event.getFirstPropertyValue(name) ?? '')
    const ruleText = value('rrule')
    const rule = parseDayRule(ruleText)
    const start = dayNumber(value('dtstart'))
    if (rule === null || start === null) throw new Error('no series')
    const series = {
      start,
      rules: [{ text: ruleText, rule }],
      further: [],
      except: new Set<number>(),
      shift: 0,
    }
    const names = ['uid', 'summary', 'location', 'description', 'status', 'sequence'].map(value)
    for (const day of daysOfSeries(series, TODAY + AHEAD)) if (day >= TODAY) return { day, names }
    throw new Error('no further day')
  })
  return events.length
}

export const calendar = line({
  name: 'calendar',
  work: 'an iCalendar file with 1,000 recurring events is read, each with its next day.',
  peer: 'ical.js, and the rule engine of Vigie on what it read',
  figures: { time: { unit: 'ms', goal: { ratio: 1.5 } } },
  sizes: [10, 100, 1000],
  growth: { of: 'series', exponents: { time: 1.1 } },
  setUp: async (series) => {
    const text = calendarOf(series)
    const same = (found: number) => {
      if (found !== series) throw new Error(`${found} of ${series} events were read`)
    }
    return {
      ours: async () => ({
        time: await timed(() => same(readCalendar(text, TODAY, 'Europe/Paris').events.length)),
      }),
      peer: async () => ({ time: await timed(() => same(readByHand(text))) }),
      close: () => undefined,
    }
  },
})
