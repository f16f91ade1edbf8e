/** Explains an instant of a job: what was due, what happened, and why. */
import type { WhyView } from '../../../shared/contract/jobs.ts'
import type { LocalizableMessage } from '../../../shared/errors.ts'
import type { Unlocalized } from '../../../shared/localized.ts'
import { toInstant } from '../../../shared/time/instant.ts'
import { DAY_MS, type EpochMs, HOUR_MS, MINUTE_MS } from '../../../shared/time/units.ts'
import { zoneRules } from '../../../shared/time/zone-rules.ts'
import type { Language } from '../../../shared/vocabulary.ts'
import type { RunRecord, RunStore } from '../jobs/run-record.ts'
import type { JobStatus } from '../schedule/job-status.ts'
import { runView } from './job-view.ts'
import { momentText } from './moment-text.ts'

/** How long before the instant a planned time is searched, ms: rarer schedules are those of once a year. */
const REACH = 400 * DAY_MS
/** Number of records before the instant that are examined. */
const EXAMINED = 50

/** Returns the instant of `2026-11-22T09:00:00+01:00`, or of `09:00` on the current day in a zone. */
function instantOf(at: string, zone: string, now: EpochMs): EpochMs {
  const [, hours, minutes] = /^(\d\d):(\d\d)$/.exec(at) ?? []
  if (hours === undefined || minutes === undefined) return Date.parse(at)
  const rules = zoneRules(zone)
  return rules.resolve(rules.dayOf(now) * DAY_MS + Number(hours) * HOUR_MS + Number(minutes) * MINUTE_MS).at
}

/** @param at an instant, or a time of the current day in the zone of the job */
export function explain(
  { id, definition, state, plan }: JobStatus,
  runs: RunStore,
  at: string | undefined,
  now: EpochMs,
  language: Language,
): Unlocalized<WhyView> {
  const { schedule } = definition
  const { zone } = schedule
  const instant = at === undefined ? now : instantOf(at, zone, now)
  const isAfter = schedule.form === 'after'
  const records = runs.list({ jobId: id, limit: EXAMINED, before: { scheduledFor: instant + 1, id: '' } })
  const planned = isAfter ? null : plan.latest(instant - REACH, instant)
  const record = planned === null ? (records[0] ?? null) : recordOf(records, planned)
  const next = isAfter ? state.nextDue : plan.next(instant)
  const text = (time: EpochMs) => momentText(time, zone, language)
  const first = record === null ? unrecorded(planned, now, text) : recorded(record, planned, text)
  const since = isAfter ? null : runSince(records, planned)
  const shown = since ?? record
  return {
    at: toInstant(instant, zone),
    planned: planned === null ? null : toInstant(planned, zone),
    next: next === null ? null : toInstant(next, zone),
    run: shown && runView(shown, zone),
    message: since === null ? first : withRunSince(first, since, text),
  }
}

/** The run of a planned time, or the record of skipped times that it belongs to. */
function recordOf(records: readonly RunRecord[], planned: EpochMs): RunRecord | null {
  const isOf = ({ scheduledFor, summary, skipReason }: RunRecord) =>
    scheduledFor === planned ||
    (skipReason !== null && scheduledFor < planned && Date.parse(String(summary.last)) >= planned)
  return records.find(isOf) ?? null
}

/** Causes of a run that no planned time explains. */
type Unplanned = RunRecord & { readonly cause: 'manual' | 'start' | 'after_job' }

const isUnplanned = (record: RunRecord): record is Unplanned =>
  record.skipReason === null && ['manual', 'start', 'after_job'].includes(record.cause)

/** The latest run that began without a planned time, after the last one. */
const runSince = (records: readonly RunRecord[], planned: EpochMs | null): Unplanned | null =>
  records.filter(isUnplanned).find(({ scheduledFor }) => planned === null || scheduledFor > planned) ?? null

function withRunSince(
  first: LocalizableMessage,
  { cause, startedAt, scheduledFor, outcome }: Unplanned,
  text: (time: EpochMs) => string,
): LocalizableMessage {
  const ended: LocalizableMessage =
    outcome === null ? { told: 'why.since.unended' } : { told: `outcome.${outcome}` }
  return {
    told: `why.since.${cause}`,
    params: { first, started: text(startedAt ?? scheduledFor), outcome: ended },
  }
}

function recorded(
  { scheduledFor, startedAt, outcome, skipReason }: RunRecord,
  planned: EpochMs | null,
  text: (time: EpochMs) => string,
): LocalizableMessage {
  const due = text(planned ?? scheduledFor)
  if (skipReason !== null)
    return { told: 'why.skipped', params: { planned: due, reason: { told: `skip.${skipReason}` } } }
  const started = text(startedAt ?? scheduledFor)
  if (outcome === null) return { told: 'why.running', params: { planned: due, started } }
  return { told: 'why.ran', params: { planned: due, started, outcome: { told: `outcome.${outcome}` } } }
}

function unrecorded(
  planned: EpochMs | null,
  now: EpochMs,
  text: (time: EpochMs) => string,
): LocalizableMessage {
  if (planned === null) return { told: 'why.nothing' }
  return { told: planned > now ? 'why.future' : 'why.no_record', params: { planned: text(planned) } }
}
