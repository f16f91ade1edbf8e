/** The rule about Vigie's own files: damaged at the start, and repaired or replaced. Stands until the next start. */
import type { AlertRules } from '../../../../shared/kinds/alerts.ts'
import { finding, type RuleOutcome } from '../finding.ts'
import type { RepairSignal } from '../signals.ts'

/** Something was lost or taken from a backup: the owner should look. */
export function storeRepaired(repair: RepairSignal, rules: AlertRules): RuleOutcome {
  return rules.STORE_REPAIRED.enabled ? finding('STORE_REPAIRED', repair.code, repair.params) : null
}
