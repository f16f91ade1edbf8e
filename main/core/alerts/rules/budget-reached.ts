/** The rule about money. */
import { subjectRule } from './rule.ts'

/** Holds if the spending cap of a period is reached. */
export const budgetReached = subjectRule({
  type: 'BUDGET_REACHED',
  priority: 'HIGH',
  sortOrder: 230,
  view: 'occupations',
  message: 'alert.budget',
  subjects: ({ budgets }) => budgets,
  subjectOf: ({ id }) => id,
  judge: ({ name, spent, cap, currency }) => (spent < cap ? null : { name, spent, cap, currency }),
})
