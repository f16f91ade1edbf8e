/** All alert rules. One line each; a type without its rule does not compile. */
import type { AlertType } from '../../../../shared/alert.ts'
import { analysisCondition } from './analysis-condition.ts'
import { analysisFailing } from './analysis-failing.ts'
import { assetMaintenanceRequired } from './asset-maintenance-required.ts'
import { budgetReached } from './budget-reached.ts'
import { dataStale } from './data-stale.ts'
import { diskLow } from './disk-low.ts'
import { figureAbove } from './figure-above.ts'
import { figureBelow } from './figure-below.ts'
import { figureChanged } from './figure-changed.ts'
import { figureMissing } from './figure-missing.ts'
import { indexExtreme } from './index-extreme.ts'
import { indexJump } from './index-jump.ts'
import { jobFailing } from './job-failing.ts'
import { jobHalted } from './job-halted.ts'
import { maintenanceLate } from './maintenance-late.ts'
import { maintenanceUrgent } from './maintenance-urgent.ts'
import { notifyFailing } from './notify-failing.ts'
import { rewriteStopped } from './rewrite-stopped.ts'
import type { AlertRuleDefinition } from './rule.ts'
import { storeRepaired } from './store-repaired.ts'
import { updatesStale } from './updates-stale.ts'

/** The rule that raises each alert type. */
export const ALERT_RULES: { readonly [T in AlertType]: AlertRuleDefinition<T> } = {
  MAINTENANCE_LATE: maintenanceLate,
  MAINTENANCE_URGENT: maintenanceUrgent,
  ASSET_MAINTENANCE_REQUIRED: assetMaintenanceRequired,
  INDEX_EXTREME: indexExtreme,
  INDEX_JUMP: indexJump,
  JOB_FAILING: jobFailing,
  JOB_HALTED: jobHalted,
  DATA_STALE: dataStale,
  BUDGET_REACHED: budgetReached,
  REWRITE_STOPPED: rewriteStopped,
  DISK_LOW: diskLow,
  STORE_REPAIRED: storeRepaired,
  NOTIFY_FAILING: notifyFailing,
  ANALYSIS_FAILING: analysisFailing,
  ANALYSIS_CONDITION: analysisCondition,
  FIGURE_ABOVE: figureAbove,
  FIGURE_BELOW: figureBelow,
  FIGURE_CHANGED: figureChanged,
  FIGURE_MISSING: figureMissing,
  UPDATES_STALE: updatesStale,
}

/** All rules, most pressing first. */
export const RULES_IN_ORDER: readonly AlertRuleDefinition[] = Object.values(ALERT_RULES).toSorted(
  (a, b) => a.sortOrder - b.sortOrder,
)

/** All types, most urgent first. */
export const TYPES_IN_ORDER: readonly AlertType[] = RULES_IN_ORDER.map(({ type }) => type)

const types = new Map(RULES_IN_ORDER.map(({ sortOrder, type }) => [sortOrder, type]))

/** Returns the type with a stored sort order. */
export function typeAt(sortOrder: number): AlertType {
  const type = types.get(sortOrder)
  if (type === undefined) throw new RangeError(`no type of alert has the sort order ${sortOrder}`)
  return type
}
