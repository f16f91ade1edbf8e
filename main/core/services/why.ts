/** Explains an instant of a job: what was due, what happened, and why. */
import type { WhyView } from '../../../shared/contract/jobs.ts'
import type { LocalizableMessage } from '../../../shared/errors.ts'
import type { Unlocalized } from '../../../shared/localized.ts'
import { dayText } from '../../../shared/time/calendar-day.ts'
import { toInstant } from '../../../shared/time/instant.ts'
import { DAY_MS, type EpochMs, MINUTE_MS } from '../../../shared/time/units.ts'
import { zoneRules } from '../../../shared/time/zone-rules.ts'
import type { JobCondition, Language } from '../../../shared/vocabulary.ts'
import type { RunHistory } from '../jobs/history.ts'
import type { RunRecord } from '../jobs/run-record.ts'
import type { OwnerCalendars } from '../schedule/calendars/free-days.ts'
import type { JobStatus } from '../schedule/job-status.ts'
import { momentOf } from '../schedule/limits.ts'
import { undueReason } from '../schedule/undue.ts'
import { runView } from './job-view.ts'
import { momentText, ownMomentText } from './moment-text.ts'

/** How long before the instant a planned time is searched, ms: rarer schedules are those of once a year. */
const REACH = 400 * DAY_MS
/** Number of records before the instant that are examined. */
const EXAMINED = 50

/** Returns the instant of a moment, in a zone if it has no offset, or of `09:00` on the current day there. */
function instantOf(at: string, zone: string, now: EpochMs): EpochMs {
  const rules = zoneRules(zone)
  return momentOf(/^\d\d:/.test(at) ? `${dayText(rules.dayOf(now))}T${at}` : at, rules)
}

/** The job to explain, and what its state follows from. */
export interface ExplainedJob {
  readonly status: JobStatus
  readonly runs: RunHistory
  /** Conditions that a due time of it waits for. */
  readonly waitsFor: readonly JobCondition[]
  /** Whether Vigie runs, or only its data is read. */
  readonly running: boolean
  readonly calendars: OwnerCalendars
}

/** What is asked of a job, and by whom. */
export interface AskedInstant {
  /** An instant, or a time of the current day in the zone of the job; by default now. */
  readonly at: string | undefined
  /** Zone of the reader, in which the times are then told without its name; by default they name that of the job. */
  readonly zone: string | undefined
  readonly language: Language
}

export function explain(
  explained: ExplainedJob,
  { at, zone: own, language }: AskedInstant,
  now: EpochMs,
): Unlocalized<WhyView> {
  const { status, runs, running, calendars } = explained
  const { id, definition, state, plan } = status
  const { schedule } = definition
  const { zone } = schedule
  const instant = at === undefined ? now : instantOf(at, zone, now)
  const isAfter = schedule.form === 'after'
  const records = runs.list({ jobId: id, limit: EXAMINED, before: { scheduledFor: instant + 1, id: '' } })
  const planned = isAfter ? null : plan.latest(instant - REACH, instant)
  const record = planned === null ? (records[0] ?? null) : recordOf(records, planned)
  const next = isAfter ? state.nextDue : plan.next(Math.max(instant, now))
  const text = (time: EpochMs) =>
    own === undefined ? momentText(time, zone, language) : ownMomentText(time, own, language)
  const first = record === null ? unrecorded(explained, planned, now, text) : recorded(record, planned, text)
  const since = planned === null ? null : runSince(records, planned)
  const shown = since ?? record
  const answer = since === null ? first : withRunSince(first, since, text)
  const left = isAfter || isDue(planned, instant) ? null : undueReason(schedule, instant, calendars, text)
  const reason = left ?? (at === undefined || isAfter || isDue(planned, instant) ? null : OTHER_TIMES)
  const message = reason === null ? answer : notDue(text(instant), reason, answer)
  return {
    at: toInstant(instant, zone),
    planned: planned === null ? null : toInstant(planned, zone),
    next: next === null || (next > now && !(running && runsAt(status, next))) ? null : toInstant(next, zone),
    run: shown && runView(shown, zone),
    message: running ? message : whileStopped(message),
  }
}

/** Says that Vigie does not run, unless the message does. */
const whileStopped = (first: LocalizableMessage): LocalizableMessage =>
  first.messageKey === 'why.stopped' ? first : { messageKey: 'why.while_stopped', params: { first } }

/** Whether a planned time is meant by an instant, which people write to the minute. */
const isDue = (planned: EpochMs | null, instant: EpochMs): boolean =>
  planned !== null && instant - planned < MINUTE_MS

/** Whether a job will run at a planned time to come, as it is now. */
function runsAt(
  { planned, state: { haltedAt, pausedSince, pausedUntil } }: JobStatus,
  next: EpochMs,
): boolean {
  if (!planned || haltedAt !== null) return false
  return pausedSince === null || (pausedUntil !== null && pausedUntil <= next)
}

/** Returns what keeps a job from running at a time, as it is now; null if nothing does. */
function keptFrom(
  { planned, definition, blockedReason, state: { haltedAt, pausedSince, pausedUntil } }: JobStatus,
  time: EpochMs,
  text: (time: EpochMs) => string,
): LocalizableMessage | null {
  if (!definition.enabled) return { messageKey: 'why.state.off' }
  if (!planned && blockedReason !== null) return { messageKey: 'why.state.blocked' }
  if (haltedAt !== null && time >= haltedAt) return { messageKey: 'why.state.halted' }
  if (pausedSince === null || time < pausedSince) return null
  return pausedUntil === null
    ? { messageKey: 'why.state.paused' }
    : { messageKey: 'why.state.paused_until', params: { until: text(pausedUntil) } }
}

/** Adds what keeps the job from running, and what to do if it is not set up. */
function withState(
  { messageKey, params }: LocalizableMessage,
  state: LocalizableMessage,
  { blockedReason }: JobStatus,
): LocalizableMessage {
  const first: LocalizableMessage = { messageKey, params: { ...params, state } }
  const isBlocked = state.messageKey === 'why.state.blocked' && blockedReason !== null
  return isBlocked
    ? { messageKey: 'why.hint', params: { first, hint: { messageKey: blockedReason } } }
    : first
}

const OTHER_TIMES: LocalizableMessage = { messageKey: 'why.undue.times' }

/** @param before what to say of the planned time before; left out if there is nothing */
function notDue(at: string, reason: LocalizableMessage, before: LocalizableMessage): LocalizableMessage {
  const isNothing =
    before.messageKey === 'why.nothing' || (before.messageKey === 'why.no_record' && reason !== OTHER_TIMES)
  return isNothing
    ? { messageKey: 'why.not_due', params: { at, reason } }
    : { messageKey: 'why.not_due_before', params: { at, reason, before } }
}

/** The run of a planned time, or the record of skipped times that it belongs to; one of a wrong clock counts only if there is no other. */
function recordOf(records: readonly RunRecord[], planned: EpochMs): RunRecord | null {
  const isOf = ({ scheduledFor, summary, skipReason }: RunRecord) =>
    scheduledFor === planned ||
    (skipReason !== null && scheduledFor < planned && Date.parse(String(summary.last)) >= planned)
  const found = records.filter(isOf)
  return found.find(({ skipReason }) => skipReason !== 'clock') ?? found[0] ?? null
}

/** Causes of a run that no planned time explains. */
type UnplannedRun = RunRecord & { readonly cause: 'manual' | 'start' | 'after_job' }

const isUnplanned = (record: RunRecord): record is UnplannedRun =>
  ['manual', 'start', 'after_job'].includes(record.cause)

/** The latest run that began without a planned time, after the last one. */
const runSince = (records: readonly RunRecord[], planned: EpochMs): UnplannedRun | null =>
  records.filter(isUnplanned).find(({ scheduledFor }) => scheduledFor > planned) ?? null

const withRunSince = (
  first: LocalizableMessage,
  run: UnplannedRun,
  text: (time: EpochMs) => string,
): LocalizableMessage => ({ messageKey: 'why.since', params: { first, run: unplanned(run, text) } })

/** Says how a run without a planned time began and ended. */
function unplanned(
  { cause, startedAt, scheduledFor, outcome, skipReason }: UnplannedRun,
  text: (time: EpochMs) => string,
): LocalizableMessage {
  const ended: LocalizableMessage =
    outcome === null ? { messageKey: 'why.unended' } : { messageKey: `outcome.${outcome}` }
  const skipped: LocalizableMessage | null =
    skipReason === null
      ? null
      : { messageKey: 'why.skipped_as', params: { reason: { messageKey: `skip.${skipReason}` } } }
  return {
    messageKey: `why.unplanned.${cause}`,
    params: { started: text(startedAt ?? scheduledFor), outcome: skipped ?? ended },
  }
}

function recorded(
  record: RunRecord,
  planned: EpochMs | null,
  text: (time: EpochMs) => string,
): LocalizableMessage {
  if (isUnplanned(record) && record.scheduledFor !== planned) return unplanned(record, text)
  const { scheduledFor, startedAt, outcome, skipReason } = record
  const due = text(planned ?? scheduledFor)
  if (skipReason !== null)
    return {
      messageKey: 'why.skipped',
      params: { planned: due, reason: { messageKey: `skip.${skipReason}` } },
    }
  const started = text(startedAt ?? scheduledFor)
  if (outcome === null) return unended(record, { planned: due, started }, text)
  return {
    messageKey: 'why.ran',
    params: { planned: due, started, outcome: { messageKey: `outcome.${outcome}` } },
  }
}

/** Says of a run that has not ended what it waits for. */
function unended(
  { nextAttemptAt, faults }: RunRecord,
  params: { readonly planned: string; readonly started: string },
  text: (time: EpochMs) => string,
): LocalizableMessage {
  const host = faults.at(-1)?.code === 'host_waits' ? faults.at(-1)?.source : null
  if (nextAttemptAt === null || host == null) return { messageKey: 'why.running', params }
  return { messageKey: 'why.waits_host', params: { ...params, host, until: text(nextAttemptAt) } }
}

function unrecorded(
  { status, waitsFor, running }: ExplainedJob,
  planned: EpochMs | null,
  now: EpochMs,
  text: (time: EpochMs) => string,
): LocalizableMessage {
  if (planned === null) {
    const state = keptFrom(status, now, text)
    return state === null
      ? { messageKey: 'why.nothing' }
      : withState({ messageKey: 'why.is_off' }, state, status)
  }
  const params = { planned: text(planned) }
  const state = keptFrom(status, planned, text)
  if (planned > now) {
    const willRun = state === null || runsAt(status, planned)
    return willRun
      ? { messageKey: 'why.future', params }
      : withState({ messageKey: 'why.off', params }, state, status)
  }
  const { nextDue } = status.state
  if (nextDue === null || planned < nextDue)
    return state === null
      ? { messageKey: 'why.no_record', params }
      : withState({ messageKey: 'why.no_record_as', params }, state, status)
  if (!running) return { messageKey: 'why.stopped', params }
  const [condition] = waitsFor
  if (condition !== undefined)
    return {
      messageKey: 'why.waits',
      params: { ...params, condition: { messageKey: `jobs.waits.${condition}` } },
    }
  return { messageKey: 'why.spread', params: { ...params, start: text(status.startOf(planned)) } }
}
