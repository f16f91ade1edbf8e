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
  return withoutReplaced(found, kept, moment)
}

/** By type, the types that say the same cause of the same subject, and more of it. */
const REPLACED_BY: Partial<Record<AlertType, readonly AlertType[]>> = {
  ANALYSIS_FAILING: ['JOB_HALTED'],
  JOB_FAILING: ['ANALYSIS_FAILING'],
  DATA_STALE: ['JOB_FAILING', 'ANALYSIS_FAILING'],
}

/** One cause gives one alert: leaves out what another alert about the same subject says. */
function withoutReplaced(
  found: readonly AlertFinding[],
  kept: ReadonlySet<string>,
  { isOpen }: RuleMoment,
): AlertFindings {
  const keys = new Set(found.map(({ type, subject }) => keyOf(type, subject)))
  const holds = (type: AlertType, subject: string) =>
    keys.has(keyOf(type, subject)) || (kept.has(keyOf(type, subject)) && isOpen(type, subject))
  const isReplaced = (type: AlertType, subject: string) =>
    REPLACED_BY[type]?.some((other) => holds(other, subject)) === true
  const isKeyReplaced = (key: string) => {
    const end = key.indexOf(' ')
    return isReplaced(key.slice(0, end) as AlertType, key.slice(end + 1))
  }
  return {
    found: found.filter(({ type, subject }) => !isReplaced(type, subject)),
    kept: new Set([...kept].filter((key) => !isKeyReplaced(key))),
  }
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
