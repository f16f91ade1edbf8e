/** The rule about Vigie's own files: damaged at the start, and repaired or replaced. Holds until the next start. */
import type { ErrorCode } from '../../../../shared/error-codes.ts'
import { subjectRule } from './rule.ts'

/** Holds if data was lost or restored from a backup: the owner should check. */
export const storeRepaired = subjectRule({
  type: 'STORE_REPAIRED',
  priority: 'CRITICAL',
  sortOrder: 120,
  view: 'settings',
  message: ({ subject, params }, { error }) => error(subject as ErrorCode, params),
  subjects: ({ repairs }) => repairs,
  subjectOf: ({ code }) => code,
  judge: ({ params }) => params,
})
