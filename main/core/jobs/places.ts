/** How many runs are in flight at once: of all jobs, and of each group. */
import type { JobDefinition } from '../../../shared/job.ts'
import type { Settings } from '../../../shared/settings.ts'

/** A run that takes a place. */
export interface PlacedRun {
  readonly order: { readonly definition: Pick<JobDefinition, 'group' | 'priority'> }
}

/** Of a group that the settings do not name. */
const OF_A_GROUP = 1

/** The places of the runs in flight. A limit that is lowered ends no run. */
export class RunPlaces<Run extends PlacedRun> {
  readonly #limits: () => Settings['scheduler']
  readonly #taken = new Set<Run>()

  /** @param limits are read each time */
  constructor(limits: () => Settings['scheduler']) {
    this.#limits = limits
  }

  has(run: Run): boolean {
    return this.#taken.has(run)
  }

  isFree({ group }: Pick<JobDefinition, 'group'>): boolean {
    const { most_runs: most, groups } = this.#limits()
    if (most !== null && this.#taken.size >= most) return false
    if (group == null) return true
    const taken = [...this.#taken].filter(({ order }) => order.definition.group === group)
    return taken.length < (groups[group] ?? OF_A_GROUP)
  }

  take(run: Run): void {
    this.#taken.add(run)
  }

  leave(run: Run): void {
    this.#taken.delete(run)
  }
}

/** Returns the runs with the highest priority first, those of one priority in their order. */
export const byPriority = <Run extends PlacedRun>(runs: readonly Run[]): Run[] =>
  runs.toSorted((a, b) => priorityOf(b) - priorityOf(a))

const priorityOf = ({ order }: PlacedRun) => order.definition.priority ?? 0
