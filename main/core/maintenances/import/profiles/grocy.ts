import type { ImportProfile } from './profile.ts'

/** How Grocy counts a period: in days, or one or several weeks, months or years. */
const UNITS: Readonly<Record<string, string>> = {
  daily: 'days',
  hourly: 'days',
  'dynamic regular': 'days',
  weekly: 'weeks',
  monthly: 'months',
  yearly: 'years',
}

/** Chores of Grocy. They name no asset. The last tracked time belongs to the execution before the next one. */
export const grocy: ImportProfile = {
  product: 'Grocy',
  headings: ['name', 'period type', 'period days', 'next estimated execution time'],
  columns: {
    title: ['name'],
    planned_on: ['next estimated execution time'],
    recurrence: ['period type'],
    reference: ['id'],
    notes: ['description'],
  },
  derived: (cell) => {
    const unit = UNITS[cell('period type').replaceAll('-', ' ')]
    const days = cell('period days')
    return { recurrence: unit === undefined || days === '' ? '' : `every ${days} ${unit}` }
  },
}
