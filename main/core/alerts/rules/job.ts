/** Rules about a job: failing, halted, or too long without a success. */
import type { AlertRules } from '../../../../shared/kinds/alerts.ts'
import { finding, type RuleOutcome } from '../finding.ts'
import type { JobSignal } from '../signals.ts'

/** Holds after the configured number of consecutive failed runs. A halted job has its own alert instead. */
export function jobFailing(job: JobSignal, rules: AlertRules): RuleOutcome {
  const rule = rules.JOB_FAILING
  if (!rule.enabled || job.haltedAt !== null || job.failures < rule.failures) return null
  const params = { job: job.name, count: job.failures, cause: job.lastFailure ?? '' }
  return finding('JOB_FAILING', job.id, params)
}

/** Holds if the job stopped itself and waits for the owner. */
export function jobHalted(job: JobSignal, rules: AlertRules): RuleOutcome {
  if (!rules.JOB_HALTED.enabled || job.haltedAt === null) return null
  const params = { job: job.name, count: job.failures, cause: job.lastFailure ?? '' }
  return finding('JOB_HALTED', job.id, params)
}

/**
 * Holds if there was no success for the configured number of intervals although runs were due. Time asleep, before the
 * start, in a pause or outside the schedule's windows does not count: counting starts at the first due time afterwards.
 * @param awakeSince when this process started or the machine woke up, ms
 */
export function dataStale(job: JobSignal, rules: AlertRules, now: number, awakeSince: number): RuleOutcome {
  const rule = rules.DATA_STALE
  if (!rule.enabled || job.paused || job.haltedAt !== null) return null
  if (job.waitingSince === null) return null
  if (job.expectedEveryMs === null) return 'keep'
  const waited = now - Math.max(job.waitingSince, awakeSince)
  if (waited < (rule.intervals - 1) * job.expectedEveryMs) {
    return job.waitingSince < awakeSince ? 'keep' : null
  }
  return finding('DATA_STALE', job.id, { job: job.name, since: job.lastSuccessAt ?? 0 })
}
