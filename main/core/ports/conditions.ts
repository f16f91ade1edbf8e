/** Port: what the machine has at the moment. */
import type { JobCondition } from '../../../shared/vocabulary.ts'

/** How long nobody used the machine before it counts as idle, seconds. */
export const IDLE_SECONDS = 600

/** What the machine has at the moment. */
export interface MachineConditions {
  /** Whether a condition holds; null if this machine does not report it. */
  holds(condition: JobCondition): boolean | null
}
