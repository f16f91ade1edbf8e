/** The fixed properties of each alert type: its priority and its sort order. */
import type { AlertTarget, AlertType, Priority } from '../../../shared/alert.ts'

interface TypeFacts {
  readonly priority: Priority
  /** Sort order in lists, most urgent first. It is stored, so a number never changes its meaning. */
  readonly place: number
  readonly view: AlertTarget['view']
}

export const TYPE_FACTS: { readonly [T in AlertType]: TypeFacts } = {
  MAINTENANCE_LATE: { priority: 'CRITICAL', place: 100, view: 'alerts' },
  DISK_LOW: { priority: 'CRITICAL', place: 110, view: 'settings' },
  STORE_REPAIRED: { priority: 'CRITICAL', place: 120, view: 'settings' },
  JOB_HALTED: { priority: 'HIGH', place: 200, view: 'jobs' },
  MAINTENANCE_URGENT: { priority: 'HIGH', place: 210, view: 'alerts' },
  INDEX_EXTREME: { priority: 'HIGH', place: 220, view: 'now' },
  BUDGET_REACHED: { priority: 'HIGH', place: 230, view: 'occupations' },
  ANALYSIS_FAILING: { priority: 'HIGH', place: 240, view: 'analysis' },
  JOB_FAILING: { priority: 'MEDIUM', place: 300, view: 'jobs' },
  DATA_STALE: { priority: 'MEDIUM', place: 310, view: 'jobs' },
  ASSET_MAINTENANCE_REQUIRED: { priority: 'MEDIUM', place: 320, view: 'alerts' },
  INDEX_JUMP: { priority: 'MEDIUM', place: 330, view: 'now' },
  ANALYSIS_CONDITION: { priority: 'MEDIUM', place: 340, view: 'analysis' },
}

/** All types, most urgent first. */
export const TYPES_IN_ORDER = (Object.keys(TYPE_FACTS) as AlertType[]).toSorted(
  (a, b) => TYPE_FACTS[a].place - TYPE_FACTS[b].place,
)
const types = new Map(TYPES_IN_ORDER.map((type) => [TYPE_FACTS[type].place, type]))

/** Returns the type with a stored sort order. */
export function typeAt(place: number): AlertType {
  const type = types.get(place)
  if (type === undefined) throw new RangeError(`no type of alert has the place ${place}`)
  return type
}
