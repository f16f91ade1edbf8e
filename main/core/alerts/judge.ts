/** All rules over one moment: which conditions hold, and which cannot be judged now. */
import type { AlertType } from '../../../shared/alert.ts'
import type { AlertRules } from '../../../shared/kinds/alerts.ts'
import type { AlertFinding } from './finding.ts'
import { RULES_IN_ORDER } from './rules/registry.ts'
import type { RuleDays, RuleInput, RuleMoment } from './rules/rule.ts'

/** The findings. `kept` lists the keys (`keyOf`) of alerts that stay unchanged for lack of data. */
export interface AlertFindings {
  readonly found: readonly AlertFinding[]
  readonly kept: ReadonlySet<string>
}

/** Key of an open alert: unique by type and subject. */
export function keyOf(type: AlertType, subject: string): string {
  return `${type} ${subject}`
}

/** Applies the rules to assets and signals. */
export function judge(input: RuleInput, rules: AlertRules, moment: RuleMoment): AlertFindings {
  const found: AlertFinding[] = []
  const kept = new Set<string>()
  for (const { judgeAll } of RULES_IN_ORDER) {
    judgeAll?.(input, rules, moment, (type, subject, outcome) => {
      if (outcome === 'keep') kept.add(keyOf(type, subject))
      else found.push(outcome)
    })
  }
  return { found, kept }
}

/** Open maintenances of these days have this alert; no others have it. */
export interface DayRange extends RuleDays {
  readonly type: AlertType
}

/** The range of each rule about planned maintenances, most pressing first. */
export function maintenanceRanges(today: number, rules: AlertRules): readonly DayRange[] {
  return RULES_IN_ORDER.flatMap(({ type, range }) => {
    return range === undefined ? [] : [{ type, ...range(today, rules) }]
  })
}
