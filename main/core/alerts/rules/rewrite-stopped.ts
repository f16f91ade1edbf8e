/** The rule about a month of records that an outage stopped. */
import { subjectRule } from './rule.ts'

/** Holds from the outage until a record is written again. */
export const rewriteStopped = subjectRule({
  type: 'REWRITE_STOPPED',
  priority: 'HIGH',
  sortOrder: 235,
  view: 'occupations',
  message: 'alert.rewrite_stopped',
  subjects: ({ rewrites }) => rewrites,
  subjectOf: ({ id }) => id,
  judge: ({ name, left, cause }) => ({ name, count: left, cause }),
})
