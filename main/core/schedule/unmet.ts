/** What a job waits for. */
import type { JobDefinition } from '../../../shared/job.ts'
import type { JobCondition } from '../../../shared/vocabulary.ts'
import type { MachineConditions } from '../ports/conditions.ts'

/** Returns the conditions of a job that do not hold. One that the machine does not report counts as true. */
export const unmet = (
  conditions: MachineConditions,
  { only_if = [] }: Pick<JobDefinition, 'only_if'>,
): readonly JobCondition[] => only_if.filter((condition) => conditions.holds(condition) === false)
