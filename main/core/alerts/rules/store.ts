/** The rule about Vigie's own files, repaired or replaced at startup. The alert lasts until the next start. */
import type { AlertRules } from '../../../../shared/kinds/alerts.ts'
import { finding, type RuleOutcome } from '../finding.ts'
import type { RepairSignal } from '../signals.ts'

/** Holds if data was lost or restored from a backup: the owner should check. */
export function storeRepaired(repair: RepairSignal, rules: AlertRules): RuleOutcome {
  return rules.STORE_REPAIRED.enabled ? finding('STORE_REPAIRED', repair.code, repair.params) : null
}
