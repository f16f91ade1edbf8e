/** Rules about limits: money and disk space. */
import type { AlertRules } from '../../../../shared/kinds/alerts.ts'
import { finding, type RuleOutcome } from '../finding.ts'
import type { BudgetSignal, DiskSignal } from '../signals.ts'

const MEGABYTE = 1_000_000
/** Free space must rise by this share above the limit before the alert ends. */
const DISK_MARGIN = 1.1

/** The cap of a period is spent. */
export function budgetReached(budget: BudgetSignal, rules: AlertRules): RuleOutcome {
  if (!rules.BUDGET_REACHED.enabled || budget.spent < budget.cap) return null
  const { name, spent, cap, currency } = budget
  return finding('BUDGET_REACHED', budget.id, { name, spent, cap, currency })
}

/** Less free space than the limit where Vigie keeps its data. */
export function diskLow(disk: DiskSignal, rules: AlertRules, wasOpen: boolean): RuleOutcome {
  const rule = rules.DISK_LOW
  if (!rule.enabled) return null
  if (disk.freeBytes === null) return 'keep'
  const free = Math.floor(disk.freeBytes / MEGABYTE)
  if (free >= rule.free_megabytes * (wasOpen ? DISK_MARGIN : 1)) return null
  return finding('DISK_LOW', disk.path, { path: disk.path, free: coarse(free), limit: rule.free_megabytes })
}

/** Two significant digits, so that a disk in use does not change its alert at every pass. */
function coarse(megabytes: number): number {
  return Number(megabytes.toPrecision(2))
}
