/** Rules about limits: spending and disk space. */
import type { AlertRules } from '../../../../shared/kinds/alerts.ts'
import { finding, type RuleOutcome } from '../finding.ts'
import type { BudgetSignal, DiskSignal } from '../signals.ts'

const MEGABYTE = 1_000_000
/** The alert ends when free space is above the limit by this factor. */
const DISK_MARGIN = 1.1

/** Holds if the spending cap of a period is reached. */
export function budgetReached(budget: BudgetSignal, rules: AlertRules): RuleOutcome {
  if (!rules.BUDGET_REACHED.enabled || budget.spent < budget.cap) return null
  const { name, spent, cap, currency } = budget
  return finding('BUDGET_REACHED', budget.id, { name, spent, cap, currency })
}

/** Holds if the disk with Vigie's data has less free space than the limit. */
export function diskLow(disk: DiskSignal, rules: AlertRules, wasOpen: boolean): RuleOutcome {
  const rule = rules.DISK_LOW
  if (!rule.enabled) return null
  if (disk.freeBytes === null) return 'keep'
  const free = Math.floor(disk.freeBytes / MEGABYTE)
  if (free >= rule.free_megabytes * (wasOpen ? DISK_MARGIN : 1)) return null
  return finding('DISK_LOW', disk.path, { path: disk.path, free: coarse(free), limit: rule.free_megabytes })
}

/** Rounds to two significant digits, so that normal disk use does not change the alert at every pass. */
function coarse(megabytes: number): number {
  return Number(megabytes.toPrecision(2))
}
