/** The state shown by the tray, as read from the contract. */
import type { AlertCounts } from '../../../shared/alert.ts'
import type { InstanceHealth } from '../../../shared/instance-health.ts'
import type { Job } from '../../../shared/job.ts'
import type { Language, ScoreLevel } from '../../../shared/vocabulary.ts'

/** Everything that icon, tooltip and menu of the tray are made from. */
export interface TrayState {
  readonly language: Language
  /** The locale of times and numbers: the language with the region of the system, for example `en-GB`. */
  readonly locale: string
  /** The time zone of displayed times. */
  readonly zone: string
  /** Now, ms: decides whether a time is shown with its day. */
  readonly now: number
  /** The last score; null if there is none. */
  readonly score: { readonly value: number; readonly level: ScoreLevel; readonly stale: boolean } | null
  /** What the instance is doing. */
  readonly health: InstanceHealth
  /** What is wrong with Vigie itself, in its language. */
  readonly problems: readonly string[]
  readonly jobs: readonly Job[]
  /** Number of active alerts, neither dismissed nor snoozed. */
  readonly alerts: Pick<AlertCounts, 'total' | 'critical' | 'high'>
}

/** Returns the earliest planned time of all jobs, ms; null if nothing is planned. */
export function nextRun({ jobs }: TrayState): number | null {
  const times = jobs.flatMap((job) => (job.next_run_time === null ? [] : [Date.parse(job.next_run_time)]))
  return times.length === 0 ? null : Math.min(...times)
}
