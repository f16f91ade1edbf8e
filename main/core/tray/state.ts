/** The state shown by the tray, as read from the contract. */
import type { AlertCounts } from '../../../shared/alert.ts'
import type { Job } from '../../../shared/job.ts'
import type { Language, Level } from '../../../shared/vocabulary.ts'

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
  readonly score: { readonly value: number; readonly level: Level; readonly stale: boolean } | null
  /** Whether the last attempts of all sources found no network. */
  readonly offline: boolean
  readonly jobs: readonly Job[]
  /** Number of active alerts, neither dismissed nor snoozed. */
  readonly alerts: Pick<AlertCounts, 'total' | 'critical' | 'high'>
}

/** Whether a job that is not paused has halted, or failed in its last run. */
export function isFailing({ state, failures_in_a_row }: Job): boolean {
  if (state === 'halted') return true
  return failures_in_a_row > 0 && state !== 'paused' && state !== 'off'
}

/** Whether every job that could run is paused. */
export function allPaused({ jobs }: TrayState): boolean {
  const on = jobs.filter((job) => job.state !== 'off')
  return on.length > 0 && on.every((job) => job.state === 'paused')
}

/** Returns the earliest planned time of all jobs, ms; null if nothing is planned. */
export function nextRun({ jobs }: TrayState): number | null {
  const times = jobs.flatMap((job) => (job.next_run_time === null ? [] : [Date.parse(job.next_run_time)]))
  return times.length === 0 ? null : Math.min(...times)
}
