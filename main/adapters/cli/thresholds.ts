/** Thresholds given as `name=number`. */
import { VigieError } from '../../../shared/errors.ts'

/** @throws VigieError invalid_input naming what is no `name=number` */
export function thresholdsFrom(assignments: readonly string[]): Record<string, number> {
  const thresholds = assignments.map((assignment) => {
    const [, name, value] = /^(\w+)=(-?\d+(?:\.\d+)?)$/.exec(assignment) ?? []
    if (name !== undefined) return [name, Number(value)] as const
    throw new VigieError('invalid_input', { field: 'set', problem: `"${assignment}" is not name=number` })
  })
  return Object.fromEntries(thresholds)
}
