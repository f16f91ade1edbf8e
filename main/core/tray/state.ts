/** What the tray shows, as read from the contract. */
import type { AlertCounts } from '../../../shared/alert.ts'
import type { Job } from '../../../shared/job.ts'
import type { Language, Level } from '../../../shared/vocabulary.ts'

export interface TrayState {
  readonly language: Language
  /** The locale of times and numbers: the language with the region of the system, for example `en-GB`. */
  readonly locale: string
  /** The zone in which times are shown. */
  readonly zone: string
  /** Now, ms: decides whether a time needs its day. */
  readonly now: number
  /** The last score; null before the first. */
  readonly score: { readonly value: number; readonly level: Level; readonly stale: boolean } | null
  /** Whether the last tries of every source met no network. */
  readonly offline: boolean
  readonly jobs: readonly Job[]
  /** Active alerts that are neither dismissed nor snoozed. */
  readonly alerts: Pick<AlertCounts, 'total' | 'critical' | 'high'>
}

/** Whether a job that is not paused stopped after failures, or has failed at its last run. */
export function isFailing({ state, failures_in_a_row }: Job): boolean {
  if (state === 'halted') return true
  return failures_in_a_row > 0 && state !== 'paused' && state !== 'off'
}

/** Whether everything that could run is paused: then the whole of Vigie is. */
export function allPaused({ jobs }: TrayState): boolean {
  const on = jobs.filter((job) => job.state !== 'off')
  return on.length > 0 && on.every((job) => job.state === 'paused')
}

/** The earliest planned time of all jobs, ms; null where nothing is planned. */
export function nextRun({ jobs }: TrayState): number | null {
  const times = jobs.flatMap((job) => (job.next_run_time === null ? [] : [Date.parse(job.next_run_time)]))
  return times.length === 0 ? null : Math.min(...times)
}
