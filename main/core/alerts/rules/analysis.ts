/** Rules about an analysis service: too many failed calls, and conditions on its last answer. */
import type { AlertRules } from '../../../../shared/kinds/alerts.ts'
import { finding, type RuleOutcome } from '../finding.ts'
import type { AnalysisSignal } from '../signals.ts'

/** Holds if more than the allowed share of the last hour's calls failed. Too few calls decide nothing. */
export function analysisFailing(analysis: AnalysisSignal, rules: AlertRules): RuleOutcome {
  const rule = rules.ANALYSIS_FAILING
  if (!rule.enabled || analysis.failureRateLimit === null) return null
  if (analysis.calls < rule.minimum_calls) return 'keep'
  if (analysis.failed / analysis.calls <= analysis.failureRateLimit) return null
  const percent = Math.round((100 * analysis.failed) / analysis.calls)
  return finding('ANALYSIS_FAILING', analysis.jobId, { name: analysis.name, percent })
}

/** Subject of a condition: `analysis/buy signal`. */
export function conditionSubject(jobId: string, condition: string): string {
  return `${jobId}/${condition}`
}

/** Judges one of the owner's conditions on the last answer. */
export function analysisCondition(
  analysis: AnalysisSignal,
  condition: AnalysisSignal['conditions'][number],
  rules: AlertRules,
): RuleOutcome {
  if (!rules.ANALYSIS_CONDITION.enabled) return null
  if (condition.holds === null) return 'keep'
  if (!condition.holds) return null
  const params = { name: analysis.name, condition: condition.name, value: condition.value }
  return finding('ANALYSIS_CONDITION', conditionSubject(analysis.jobId, condition.name), params)
}
