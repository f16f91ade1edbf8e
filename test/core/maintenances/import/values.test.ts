import { describe, expect, test } from 'vitest'
import { knownAssetStatus } from '../../../../main/core/maintenances/import/values.ts'
import { readRecurrence } from '../../../../main/core/maintenances/import/words/recurrences.ts'
import { knownStatus } from '../../../../main/core/maintenances/import/words/statuses.ts'

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
    ['Closed, Incomplete', 'cancelled'],
    ['Cancellation requested', 'planned'],
    ['On Hold', 'planned'],
    ['À réaliser', 'planned'],
    ['Réalisée', 'completed'],
    ['Non fait', 'planned'],
    ['Résolu', 'completed'],
    ['Fermée', 'completed'],
    ['Terminé partiellement', 'in_progress'],
    ['WIP', 'in_progress'],
    ['En cours (Attribué)', 'in_progress'],
    ['TECO CNF', 'completed'],
    ['REL  PRT', 'planned'],
    ['Zu erledigen', 'planned'],
    ['☑', 'completed'],
    ['VRAI', 'completed'],
    ['0 %', 'planned'],
    ['40 %', 'in_progress'],
    ['100%', 'completed'],
  ])('%s is %s', (text, value) => {
    expect(knownStatus(text)).toBe(value)
  })
  test.each(['à planifier', 'not yet done', 'pas encore commencé', 'non résolu', 'unscheduled'])(
    '%s is work to be done',
    (text) => {
      expect(knownStatus(text)).toBe('planned')
    },
  )
  test.each(['À jour', 'Non applicable', 'Pas nécessaire', 'Non retenu', 'À l’arrêt', 'À l’ouest'])(
    '%s says nothing of the work: it is asked',
    (text) => {
      expect(knownStatus(text)).toBeNull()
    },
  )
  test.each(['peut-être', 'stage 4', '1204'])('%s is not known', (text) => {
    expect(knownStatus(text)).toBeNull()
  })
  test.each([
    ['Actif', 'in_service'],
    ['Maintenance requise', 'needs_maintenance'],
    ['hors service', 'retired'],
  ])('of an asset, %s is %s', (text, value) => {
    expect(knownAssetStatus(text)).toBe(value)
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
    ['on demand', null],
    ['2 fois par an', { every: 6, unit: 'month', from: 'plan' }],
    ['twice a year', { every: 6, unit: 'month', from: 'plan' }],
    ['4 fois/an', { every: 3, unit: 'month', from: 'plan' }],
    ['biweekly', { every: 2, unit: 'week', from: 'plan' }],
    ['every other week', { every: 2, unit: 'week', from: 'plan' }],
    ['bisannuel', { every: 24, unit: 'month', from: 'plan' }],
    ['annually', { every: 12, unit: 'month', from: 'plan' }],
    ['semiannually', { every: 6, unit: 'month', from: 'plan' }],
    ['décennale', { every: 120, unit: 'month', from: 'plan' }],
    ['6-monthly', { every: 6, unit: 'month', from: 'plan' }],
    ['1 year(s)', { every: 12, unit: 'month', from: 'plan' }],
    ['P6M', { every: 6, unit: 'month', from: 'plan' }],
    ['90', { every: 90, unit: 'day', from: 'plan' }],
    ['RRULE:FREQ=MONTHLY;INTERVAL=3', { every: 3, unit: 'month', from: 'plan' }],
    ['tous les 24 mois après la dernière', { every: 24, unit: 'month', from: 'completion' }],
  ])('%s is read', (text, value) => {
    expect(readRecurrence(text)).toEqual({ value, partly: false })
  })
  test.each([
    ['parfois', 'not_a_recurrence'],
    ['5 fois par semaine', 'not_a_recurrence'],
    ['0 jours', 'number_out_of_range'],
    ['2000 jours', 'number_out_of_range'],
  ])('%s is %s', (text, problem) => {
    expect(readRecurrence(text)).toEqual({ problem })
  })

  test.each([
    ['500 h', null],
    ['10 000 km', null],
    ['every 6 months or 10000 km', { every: 6, unit: 'month', from: 'plan' }],
  ])('%s says more than days can', (text, value) => {
    expect(readRecurrence(text)).toEqual({ value, partly: true })
  })
})
