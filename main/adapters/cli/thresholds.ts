/** Parses thresholds given as `name=number`. */
import { unusable } from '../../../shared/unusable-path.ts'

/** @throws VigieError invalid_input naming what is not `name=number` */
export function thresholdsFrom(assignments: readonly string[]): Record<string, number> {
  const thresholds = assignments.map((assignment) => {
    const [, name, value] = /^(\w+)=(-?\d+(?:\.\d+)?)$/.exec(assignment) ?? []
    if (name !== undefined) return [name, Number(value)] as const
    throw unusable('set', 'not_assigned', { value: assignment, form: 'name=number' })
  })
  return Object.fromEntries(thresholds)
}
