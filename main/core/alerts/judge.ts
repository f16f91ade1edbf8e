/** Applies all rules except those for maintenances: returns which conditions hold and which cannot be judged now. */
import type { AlertType } from '../../../shared/alert.ts'
import type { AlertRules } from '../../../shared/kinds/alerts.ts'
import type { AlertFinding, RuleOutcome } from './finding.ts'
import { analysisCondition, analysisFailing, conditionSubject } from './rules/analysis.ts'
import { type AssetFacts, assetFinding } from './rules/asset.ts'
import { EXTREMES, extremeSubject, indexExtreme, indexJump } from './rules/index.ts'
import { dataStale, jobFailing, jobHalted } from './rules/job.ts'
import { budgetReached, diskLow } from './rules/limits.ts'
import { storeRepaired } from './rules/store.ts'
import type { SignalValues } from './signals.ts'

/** The state that the rules evaluate. */
export interface Moment {
  readonly now: number
  /** The owner's calendar day, as a day number. */
  readonly today: number
  /** When this process started or the machine last woke up, whichever is later, ms. */
  readonly awakeSince: number
  readonly rules: AlertRules
  /** Whether an alert is open. Rules with a hysteresis use it. */
  readonly isOpen: (type: AlertType, subject: string) => boolean
}

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
export function judge(assets: Iterable<AssetFacts>, signals: SignalValues, moment: Moment): AlertFindings {
  const found: AlertFinding[] = []
  const kept = new Set<string>()
  const take = (type: AlertType, subject: string, judgement: RuleOutcome) => {
    if (judgement === 'keep') kept.add(keyOf(type, subject))
    else if (judgement !== null) found.push(judgement)
  }
  for (const asset of assets) {
    const judged = assetFinding(asset, moment.today, moment.rules)
    if (judged !== null) found.push(judged)
  }
  judgeSignals(signals, moment, take)
  return { found, kept }
}

type Take = (type: AlertType, subject: string, judgement: RuleOutcome) => void

function judgeSignals(signals: SignalValues, moment: Moment, take: Take): void {
  const { rules, isOpen } = moment
  for (const index of signals.indexes) {
    for (const level of EXTREMES) {
      const subject = extremeSubject(index.profile, level)
      const open = isOpen('INDEX_EXTREME', subject)
      take('INDEX_EXTREME', subject, indexExtreme(index, level, rules, open))
    }
    const open = isOpen('INDEX_JUMP', index.profile)
    take('INDEX_JUMP', index.profile, indexJump(index, rules, open))
  }
  for (const job of signals.jobs) {
    take('JOB_FAILING', job.id, jobFailing(job, rules))
    take('JOB_HALTED', job.id, jobHalted(job, rules))
    take('DATA_STALE', job.id, dataStale(job, rules, moment.now, moment.awakeSince))
  }
  for (const budget of signals.budgets) take('BUDGET_REACHED', budget.id, budgetReached(budget, rules))
  for (const repair of signals.repairs) take('STORE_REPAIRED', repair.code, storeRepaired(repair, rules))
  for (const disk of signals.disks) {
    take('DISK_LOW', disk.path, diskLow(disk, rules, isOpen('DISK_LOW', disk.path)))
  }
  for (const analysis of signals.analyses) {
    take('ANALYSIS_FAILING', analysis.jobId, analysisFailing(analysis, rules))
    for (const condition of analysis.conditions) {
      const subject = conditionSubject(analysis.jobId, condition.name)
      take('ANALYSIS_CONDITION', subject, analysisCondition(analysis, condition, rules))
    }
  }
}
