/** Events of a calendar that name no asset. */
import { expect, test } from 'vitest'
import { readCalendar } from '../../../../main/adapters/imports/ical.ts'
import { calendarRows } from '../../../../main/core/maintenances/import/calendar-rows.ts'

const event = (...lines: string[]) =>
  ['BEGIN:VEVENT', `UID:${lines[0]}`, 'DTSTART;VALUE=DATE:20270401', ...lines, 'END:VEVENT'].join('\r\n')

const PLAN = [
  'BEGIN:VCALENDAR',
  event('SUMMARY:Sweep the chimney'),
  event('SUMMARY:C-12: oil change'),
  event('SUMMARY:Grease', 'LOCATION:Hall'),
  'END:VCALENDAR',
].join('\r\n')

const assetsWith = (rest: string) =>
  calendarRows(readCalendar(PLAN, 0, 'UTC'), '', rest).rows.map(({ asset }) => asset.name)

test('are left out', () => {
  expect(assetsWith('')).toEqual(['C-12', 'Hall'])
})

test('belong to the asset that the owner gives, and the others keep their own', () => {
  expect(assetsWith('Boiler')).toEqual(['Boiler', 'C-12', 'Hall'])
})
