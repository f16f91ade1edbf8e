import { describe, expect, it } from 'vitest'
import {
  readDuration,
  readLeadDays,
  readLinks,
  readMeterStep,
} from '../../../../main/core/maintenances/import/work-details.ts'

describe('the duration of a maintenance', () => {
  it.each([
    ['90', 90],
    ['90 min', 90],
    ['45 minutes', 45],
    ['1:30', 90],
    ['1:30:00', 90],
    ['1h30', 90],
    ['2 h 05 min', 125],
    ['1,5 h', 90],
    ['0.25 hours', 15],
    ['2 heures', 120],
    ['3 hrs', 180],
  ])('%s is %i minutes', (text, minutes) => {
    expect(readDuration(text)).toEqual({ value: minutes })
  })

  it.each([
    ['soon', 'not_a_number'],
    ['-5', 'not_a_number'],
    ['9999999', 'number_out_of_range'],
  ])('%s is refused', (text, problem) => {
    expect(readDuration(text)).toMatchObject({ problem })
  })
})

it('a lead is a number of days, up to a year', () => {
  expect([readLeadDays('14'), readLeadDays('14 jours'), readLeadDays('400'), readLeadDays('a week')]).toEqual(
    [
      { value: 14 },
      { value: 14 },
      { problem: 'number_out_of_range', bounds: [0, 366] },
      { problem: 'not_a_number' },
    ],
  )
})

it('links are web addresses, with spaces, semicolons or line ends between them', () => {
  expect(readLinks('https://a.ma/1; http://b.ma/2\nhttps://c.ma')).toEqual({
    value: ['https://a.ma/1', 'http://b.ma/2', 'https://c.ma'],
  })
  expect(readLinks('file:///etc/passwd')).toEqual({ problem: 'not_an_address' })
})

it.each([
  ['tous les 10 000 km', { unit: 'km', every: 10_000 }],
  ['every 500 h', { unit: 'h', every: 500 }],
  ['6 mois ou 10.000 km', { unit: 'km', every: 10_000 }],
  ['Toutes les 250 heures / 1 an', { unit: 'h', every: 250 }],
  ['5,000 miles', { unit: 'mi', every: 5000 }],
  ['every 6 months', null],
  ['500 h or 10000 km', null],
  ['0 km', null],
])('the step of a meter in %s', (text, expected) => {
  expect(readMeterStep(text)).toEqual(expected)
})
