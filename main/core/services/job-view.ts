/** Converts jobs and runs to the form of the contract. */

import type { LocalizableMessage } from '../../../shared/errors.ts'
import type { Job, JobDefinition } from '../../../shared/job.ts'
import type { JobProgress, UnlocalizedFault, UnlocalizedRun } from '../../../shared/run.ts'
import type { Schedule } from '../../../shared/schedule.ts'
import { dayParts, utcDayNumber } from '../../../shared/time/calendar-day.ts'
import { toInstant } from '../../../shared/time/instant.ts'
import type { JobCondition, JobKindName, JobState } from '../../../shared/vocabulary.ts'
import { runBefore } from '../jobs/followed.ts'
import type { RunHistory } from '../jobs/history.ts'
import type { RequiredSetting } from '../jobs/kind.ts'
import type { NetworkLoss } from '../jobs/network-loss.ts'
import type { RunRecord } from '../jobs/run-record.ts'
import type { Runner } from '../jobs/runner.ts'
import { calendars, coversYear } from '../schedule/calendars/sessions.ts'
import { describeSchedule } from '../schedule/describe.ts'
import type { JobStatus } from '../schedule/job-status.ts'

const NEXT_TIMES = 5

const optionalInstant = (instant: number | null, zone: string) =>
  instant === null ? null : toInstant(instant, zone)

/** A job before it is localized. */
export type UnlocalizedJob = Omit<Job, 'last_run' | 'running' | 'off_note'> & {
  off_note?: LocalizableMessage
  last_run: UnlocalizedRun | null
  running: (Omit<NonNullable<Job['running']>, 'fault'> & { fault: UnlocalizedFault | null }) | null
}

/** Converts a run, with instants in the zone of its job. */
export function runView(run: RunRecord, zone: string): UnlocalizedRun {
  return {
    id: run.id,
    job_id: run.jobId,
    kind: run.kind,
    cause: run.cause,
    after_run: runBefore(run.occurrence),
    scheduled_for: toInstant(run.scheduledFor, zone),
    started_at: optionalInstant(run.startedAt, zone),
    ended_at: optionalInstant(run.endedAt, zone),
    duration_ms: run.durationMs,
    attempts: run.attempts,
    outcome: run.outcome,
    skip_reason: run.skipReason,
    skipped_count: run.skippedCount,
    next_attempt_at: optionalInstant(run.nextAttemptAt, zone),
    progress: run.progress,
    faults: [...run.faults],
    summary: { ...run.summary },
  }
}

/** Returns the state of a job; the most specific one wins. */
function stateOf({ definition, blockedReason, state }: JobStatus, running: boolean): JobState {
  if (running) return 'running'
  if (!definition.enabled || blockedReason !== null) return 'off'
  if (state.haltedAt !== null) return 'halted'
  return state.pausedSince === null ? 'idle' : 'paused'
}

/** Returns why a job does not run by itself, and how to change that; nothing of a job that is on. */
function offNote(
  { id, definition, blockedReason }: JobStatus,
  absent: RequiredSetting<JobKindName> | null,
): { off_note?: LocalizableMessage } {
  if (!definition.enabled) return { off_note: { messageKey: 'jobs.note.off', params: { id } } }
  if (blockedReason === null) return {}
  const reason = { messageKey: blockedReason }
  if (absent === null) return { off_note: reason }
  const { setting, example } = absent
  return { off_note: { messageKey: 'jobs.note.absent', params: { id, reason, setting, example } } }
}

/** Returns a message key if a planned time is in a year that an exchange calendar does not cover. */
function scheduleNote({ windows }: Schedule, next: number | undefined): { schedule_note?: string } {
  if (next === undefined) return {}
  const year = dayParts(utcDayNumber(next)).year
  const outdated = windows.some(
    (window) => 'session' in window && !coversYear(calendars[window.session], year),
  )
  return outdated ? { schedule_note: 'jobs.note.calendar_outdated' } : {}
}

/** Of a run that waits for a place of its group. */
const WAITING: JobProgress = { fraction: null, label: 'jobs.step.place', counters: {} }

type ActiveRun = NonNullable<ReturnType<Runner['active']>>

function runningView(
  { record, progress }: ActiveRun,
  { retry }: JobDefinition,
  zone: string,
): NonNullable<UnlocalizedJob['running']> {
  return {
    run_id: record.id,
    started_at: toInstant(record.startedAt ?? record.scheduledFor, zone),
    progress: record.startedAt === null ? WAITING : progress,
    attempt: record.attempts,
    attempts_allowed: retry.attempts + 1,
    next_attempt_at: optionalInstant(record.nextAttemptAt, zone),
    fault: record.nextAttemptAt === null ? null : (record.faults.at(-1) ?? null),
  }
}

/** Converts a job to the contract's fields. */
export function jobView(
  status: JobStatus,
  active: ActiveRun | null,
  runs: RunHistory,
  waitsFor: readonly JobCondition[],
  absent: RequiredSetting<JobKindName> | null,
  loss: NetworkLoss | null,
): UnlocalizedJob {
  const { id, definition, state, blockedReason } = status
  const { zone } = definition.schedule
  const planned = status.nextTimes(NEXT_TIMES)
  const times = planned.map((time) => toInstant(time, zone))
  const last = runs.lastEnded(id)
  return {
    id,
    definition,
    state: stateOf(status, active !== null),
    state_reason: definition.enabled ? blockedReason : null,
    ...offNote(status, absent),
    trigger: describeSchedule(definition.schedule),
    ...(waitsFor.length > 0 && active === null ? { waits_for: [...waitsFor] } : {}),
    ...scheduleNote(definition.schedule, planned[0]),
    next_run_time: times[0] ?? null,
    next_run_times: times,
    pause:
      state.pausedSince === null
        ? null
        : { since: toInstant(state.pausedSince, zone), until: optionalInstant(state.pausedUntil, zone) },
    failures_in_a_row: state.failures,
    failing_since: optionalInstant(state.failingSince ?? active?.failing?.since ?? null, zone),
    ...(loss?.jobs.has(id) ? { offline_since: toInstant(loss.since, zone) } : {}),
    running: active && runningView(active, definition, zone),
    last_run: last && runView(last, zone),
  }
}
