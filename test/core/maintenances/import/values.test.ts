import { describe, expect, test } from 'vitest'
import {
  orderOf,
  readAssetStatus,
  readDay,
  readMaintenanceStatus,
  readNumber,
  readRecurrence,
} from '../../../../main/core/maintenances/import/values.ts'
import { dayText } from '../../../../shared/time/calendar-day.ts'

describe('dates', () => {
  test.each([
    ['2026-03-09', '2026-03-09'],
    ['2026/3/9', '2026-03-09'],
    ['2026-03-09T08:30:00Z', '2026-03-09'],
    ['09/03/2026', '2026-03-09'],
    ['9.3.26', '2026-03-09'],
    ['09-03-2026 14:30', '2026-03-09'],
    ['9 mars 2026', '2026-03-09'],
    ['lundi 9 mars 2026', '2026-03-09'],
    ['lun. 9 mars 2026', '2026-03-09'],
    ['Mon, 9 Mar 2026', '2026-03-09'],
    ['mar. 10 mars 2026', '2026-03-10'],
    ['1er août 2026', '2026-08-01'],
    ['15 déc. 2026', '2026-12-15'],
    ['Mar 9, 2026', '2026-03-09'],
    ['9-Mar-26', '2026-03-09'],
    ['March 9th, 2026', '2026-03-09'],
    ['29/02/2028', '2028-02-29'],
  ])('%s is read', (text, day) => {
    const reading = readDay(text, 'dmy')
    expect('value' in reading && dayText(reading.value)).toBe(day)
  })

  test.each([
    ['31/02/2026', 'impossible_date'],
    ['2026-13-01', 'impossible_date'],
    ['29 février 2026', 'impossible_date'],
    ['01/01/1850', 'date_out_of_range'],
    ['demain', 'not_a_date'],
    ['9 mars', 'not_a_date'],
    ['2026', 'not_a_date'],
  ])('%s is %s', (text, problem) => {
    expect(readDay(text, 'dmy')).toEqual({ problem })
  })

  test('the month comes first where the column says so', () => {
    expect(readDay('03/09/2026', 'mdy')).toEqual(readDay('2026-03-09', 'dmy'))
    expect(orderOf(['03/04/2026', '', '03/19/2026'])).toBe('mdy')
    expect(orderOf(['03/04/2026', '19/03/2026'])).toBe('dmy')
    expect(orderOf(['03/04/2026', '2026-03-19'])).toBeNull()
  })
})

describe('numbers', () => {
  test.each([
    ['1250', 1250],
    ['1 250,50 €', 1250.5],
    ['1\u202f250,5', 1250.5],
    ['1,250.50', 1250.5],
    ['1.250,50', 1250.5],
    ['1,250', 1250],
    ['12,5', 12.5],
    ['$ 40', 40],
  ])('%s is %f', (text, value) => {
    expect(readNumber(text, 1e9)).toEqual({ value })
  })
  test.each([
    ['douze', 'not_a_number'],
    ['1,2,3,4', 'not_a_number'],
    ['-5', 'number_out_of_range'],
    ['9999999999', 'number_out_of_range'],
  ])('%s is %s', (text, problem) => {
    expect(readNumber(text, 1e9)).toEqual({ problem })
  })
})

describe('statuses', () => {
  test.each([
    ['planifié', 'planned'],
    ['Prévue', 'planned'],
    ['en_cours', 'in_progress'],
    ['En cours', 'in_progress'],
    ['terminé', 'completed'],
    ['Clôturée', 'completed'],
    ['En attente', 'planned'],
    ['En retard', 'planned'],
    ['Terminée', 'completed'],
    ['Done', 'completed'],
    ['annulée', 'cancelled'],
    ['Canceled', 'cancelled'],
  ])('%s is %s', (text, value) => {
    expect(readMaintenanceStatus(text)).toEqual({ value })
  })
  test('what is not known is refused', () => {
    expect(readMaintenanceStatus('peut-être')).toEqual({ problem: 'unknown_status' })
  })
  test.each([
    ['Actif', 'in_service'],
    ['Maintenance requise', 'needs_maintenance'],
    ['hors service', 'retired'],
  ])('of an asset, %s is %s', (text, value) => {
    expect(readAssetStatus(text)).toEqual({ value })
  })
})

describe('recurrences', () => {
  test.each([
    ['3 mois', { every: 3, unit: 'month', from: 'plan' }],
    ['tous les 15 jours', { every: 15, unit: 'day', from: 'plan' }],
    ['toutes les 2 semaines', { every: 2, unit: 'week', from: 'plan' }],
    ['every 6 months after completion', { every: 6, unit: 'month', from: 'completion' }],
    ['mensuelle', { every: 1, unit: 'month', from: 'plan' }],
    ['Trimestriel', { every: 3, unit: 'month', from: 'plan' }],
    ['hebdomadaire', { every: 1, unit: 'week', from: 'plan' }],
    ['quotidienne', { every: 1, unit: 'day', from: 'plan' }],
    ['annuelle', { every: 12, unit: 'month', from: 'plan' }],
    ['1 an', { every: 12, unit: 'month', from: 'plan' }],
    ['daily', { every: 1, unit: 'day', from: 'plan' }],
    ['aucune', null],
  ])('%s is read', (text, value) => {
    expect(readRecurrence(text)).toEqual({ value })
  })
  test.each([
    ['parfois', 'not_a_recurrence'],
    ['0 jours', 'number_out_of_range'],
    ['2000 jours', 'number_out_of_range'],
  ])('%s is %s', (text, problem) => {
    expect(readRecurrence(text)).toEqual({ problem })
  })
})
