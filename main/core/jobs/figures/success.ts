/** Refuses what no run can satisfy, when a job is created or changed. */
import type { ReceivedCheck } from '../../../../shared/kinds/figures.ts'
import type { ProblemKey } from '../../../../shared/messages/index.ts'
import { unusable } from '../../../../shared/unusable-path.ts'

/** The numbers that mean success, and which there can be. */
export interface SuccessNumbers {
  readonly field: string
  readonly ranges: string
  readonly low: number
  readonly high: number
  readonly problem: ProblemKey
}

/** @throws VigieError invalid_input naming the field of a range without a possible number */
export function assertPossible({ field, ranges, low, high, problem }: SuccessNumbers): void {
  for (const range of ranges.split(',')) {
    const [from = Number.NaN, to = from] = range.split('-').map(Number)
    if (from > to || from < low || to > high) throw unusable(field, problem)
  }
}

/**
 * @param before those of the job as it is: they do not keep other parts from being changed
 * @throws VigieError invalid_input naming the field of a check that no answer satisfies
 */
export function assertChecksHold(
  checks: readonly ReceivedCheck[],
  before: readonly ReceivedCheck[] = [],
): void {
  const known = new Set(before.map((check) => JSON.stringify(check)))
  for (const [index, check] of checks.entries()) {
    const problem = problemOf(check)
    if (problem !== null && !known.has(JSON.stringify(check)))
      throw unusable(`settings.checks[${index}].value`, problem)
  }
}

function problemOf({ operator, value }: ReceivedCheck): ProblemKey | null {
  if (operator === 'exists' || operator === 'absent') return null
  if (operator === 'above' || operator === 'below') return isNumeric(value) ? null : 'form.check_number'
  return value === null ? 'form.check_value' : null
}

/** Whether it is a number, or a text that is compared as one. */
const isNumeric = (value: ReceivedCheck['value']): boolean =>
  typeof value === 'number' ||
  (typeof value === 'string' && value.trim() !== '' && !Number.isNaN(Number(value)))
