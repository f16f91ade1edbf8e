/** The service for jobs. */

import { absent } from '../../../shared/absent.ts'
import type { WhyView } from '../../../shared/contract/jobs.ts'
import { type LocalizableMessage, VigieError } from '../../../shared/errors.ts'
import type { JobCreation, JobDefinition, JobTemplate, PauseLength } from '../../../shared/job.ts'
import type { Unlocalized } from '../../../shared/localized.ts'
import { newJobName } from '../../../shared/new-job-name.ts'
import { below, unusable } from '../../../shared/unusable-path.ts'
import { FIRST_KINDS } from '../../../shared/vocabulary.ts'
import { assertCommandsKept, assertRunKept, type CommandRight } from '../jobs/command/rights.ts'
import { changedDefinition } from '../jobs/definition.ts'
import { followersOf } from '../jobs/followed.ts'
import { followingName, inLanguage } from '../jobs/following-name.ts'
import type { RunHistory } from '../jobs/history.ts'
import type { KindRegistry } from '../jobs/kind.ts'
import { type FailedAttempts, type NetworkLoss, networkLoss } from '../jobs/network-loss.ts'
import { absentSetting, assertNotSecond, jobTemplates, withJob } from '../jobs/registry.ts'
import type { Runner } from '../jobs/runner.ts'
import type { Clock } from '../ports/clock.ts'
import type { MachineConditions } from '../ports/conditions.ts'
import type { SettingsPort } from '../ports/settings.ts'
import { isExchange, type OwnerCalendars } from '../schedule/calendars/free-days.ts'
import type { JobStatus } from '../schedule/job-status.ts'
import { pauseEnd } from '../schedule/pause-end.ts'
import type { Timekeeper } from '../schedule/timekeeper.ts'
import { unmet } from '../schedule/unmet.ts'
import type { JsonObject } from '../settings/patch.ts'
import { explicitEnd } from './explicit-end.ts'
import { jobView, type UnlocalizedJob } from './job-view.ts'
import type { Caller } from './operation.ts'
import { explain } from './why.ts'

/** A named length or an explicit end; neither means until resumed. */
export interface PauseInput {
  readonly length?: PauseLength | undefined
  readonly until?: string | undefined
}
interface StartedRunAnswer {
  message: LocalizableMessage
  run_id: string
}

/** Operations on jobs: list, create, change, trigger, pause, remove. */
export interface JobsService {
  list(): { jobs: UnlocalizedJob[] }
  /** @throws VigieError job_not_found, as every procedure that takes an id */
  get(input: { id: string }): UnlocalizedJob
  /** Names are in the caller's language. */
  templates(input: unknown, caller: Caller): { templates: JobTemplate[] }
  /** What the definition leaves out comes from the kind; a name, from its market, symbol or host. @throws VigieError job_exists | invalid_input | schedule_never_runs */
  create(
    input: { id: string; definition: JobCreation },
    caller: Pick<Caller, 'language' | 'right'>,
  ): UnlocalizedJob
  /** Removes what `unset` names, merges deeply, validates the whole; changes nothing if it is invalid. */
  configure(
    input: { id: string; changes?: JsonObject; unset?: readonly string[] },
    caller?: CommandRight,
  ): UnlocalizedJob
  /** @throws VigieError job_built_in for jobs that Vigie creates itself | job_followed if another job runs after it */
  remove(input: { id: string }): { removed: true }
  /** `changes` apply to this run only. @throws VigieError already_running | job_not_ready | invalid_input */
  trigger(input: { id: string; changes?: JsonObject }, caller?: CommandRight): StartedRunAnswer
  /** @throws VigieError not_running */
  cancel(input: { id: string }): StartedRunAnswer
  /** @throws VigieError invalid_input for an end that has passed */
  pause(input: PauseInput & { id: string }): UnlocalizedJob
  resume(input: { id: string }): UnlocalizedJob
  why(
    input: { id: string; at?: string | undefined; zone?: string | undefined },
    caller: Caller,
  ): Unlocalized<WhyView>
  pauseAll(input: PauseInput): { jobs: UnlocalizedJob[] }
  resumeAll(): { jobs: UnlocalizedJob[] }
}

/** What the procedures of `jobs` read and change. */
export interface JobsParts {
  readonly clock: Clock
  readonly settings: SettingsPort
  readonly conditions: MachineConditions
  readonly kinds: Partial<KindRegistry>
  readonly runs: RunHistory
  readonly runner: Runner
  readonly timekeeper: Timekeeper
  /** When an outside host last answered, ms; null if none has since the start. */
  readonly answeredAt: () => number | null
}

/** @throws VigieError invalid_input if the schedule names a calendar that does not exist */
function assertCalendars({ schedule }: JobDefinition, owner: OwnerCalendars): void {
  const unknown = schedule.except_calendars?.find((name) => !isExchange(name) && owner[name] === undefined)
  if (unknown !== undefined)
    throw unusable('schedule.except_calendars', 'calendar.unknown', { calendar: unknown })
}

const builtIn: readonly string[] = FIRST_KINDS

/** Creates, configures and removes jobs. @param get returns a job after the change */
function definitionChanges(
  { clock, settings, kinds, timekeeper }: JobsParts,
  get: JobsService['get'],
): Pick<JobsService, 'create' | 'configure' | 'remove'> {
  return {
    create: ({ id, definition }, { language, right }) => {
      below('definition', () => {
        const defaults = kinds[definition.kind]?.defaults(clock.zone())
        if (defaults === undefined) throw absent('kind', definition.kind)
        // The settings are complete: merging them would keep entries of default maps that the owner left out.
        const { settings: given, ...options } = definition
        const base = { ...defaults, ...(given && { settings: given }) } as JobDefinition
        const parsed = changedDefinition(base, options as JsonObject, clock.now())
        settings.update((current) => {
          assertCalendars(parsed, current.calendars)
          if (current.jobs[id] !== undefined) throw new VigieError('job_exists', { id })
          const names = Object.values(current.jobs).map(({ name }) => name)
          const named =
            definition.name === undefined
              ? { ...parsed, name: newJobName(parsed, names, inLanguage(language)) }
              : parsed
          const jobs = withJob(kinds, current.jobs, id, named)
          assertNotSecond(current.jobs, jobs, () => 'kind')
          assertCommandsKept(current.jobs, jobs, { right })
          return { ...current, jobs }
        })
      })
      return get({ id })
    },
    configure: ({ id, changes = {}, unset = [] }, caller = {}) => {
      settings.update((current) => {
        const before = current.jobs[id]
        if (before === undefined) throw new VigieError('job_not_found', { id })
        const defaults = kinds[before.kind]?.defaults(before.schedule.zone) ?? {}
        const parts = { paths: unset, defaults }
        const definition = changedDefinition(before, changes, clock.now(), parts)
        assertCalendars(definition, current.calendars)
        const others = Object.entries(current.jobs).flatMap(([other, { name }]) =>
          other === id ? [] : [name],
        )
        const name = builtIn.includes(id) ? definition.name : followingName(before, definition, others)
        const jobs = withJob(kinds, current.jobs, id, { ...definition, name })
        assertCommandsKept(current.jobs, jobs, caller)
        return { ...current, jobs }
      })
      return get({ id })
    },
    remove: ({ id }) => {
      timekeeper.job(id)
      if (builtIn.includes(id)) throw new VigieError('job_built_in', { id })
      settings.update((current) => {
        const followers = followersOf(current.jobs, id)
        if (followers.length > 0) throw new VigieError('job_followed', { id, jobs: followers.join(', ') })
        const { [id]: _removed, ...jobs } = current.jobs
        return { ...current, jobs }
      })
      return { removed: true }
    },
  }
}

/** Returns the jobs whose last attempt failed: those of a run in flight, otherwise those of the last run. */
function failedAttempts(
  jobs: readonly JobStatus[],
  runner: Pick<Runner, 'active'>,
  runs: Pick<RunHistory, 'lastEnded'>,
): FailedAttempts[] {
  return jobs.flatMap(({ id, state, planned }): FailedAttempts[] => {
    const active = runner.active(id)
    const since = state.failingSince ?? active?.failing?.since
    // A halted job asks no host: what it found last may be days old.
    if (!planned || state.haltedAt !== null || since === undefined) return []
    if (active?.failing) return [{ id, since, last: active.failing.last, faults: active.record.faults }]
    const run = runs.lastEnded(id)
    return run === null ? [] : [{ id, since, last: run.endedAt ?? since, faults: run.faults }]
  })
}

/** The service behind `jobs.*` and the triggers of `scheduler.*` of the contract. */
export function createJobsService(parts: JobsParts): JobsService {
  const { clock, conditions, runs, runner, timekeeper } = parts
  const lossNow = () => networkLoss(failedAttempts(timekeeper.jobs(), runner, runs), parts.answeredAt())
  const view = (status: JobStatus, loss: NetworkLoss | null) => {
    const absent = absentSetting(parts.kinds, status.definition)
    return jobView(status, runner.active(status.id), runs, waitsFor(status), absent, loss)
  }
  const waitsFor = ({ definition, state: { nextDue } }: JobStatus) =>
    nextDue !== null && nextDue <= clock.now() ? unmet(conditions, definition) : []
  const get = ({ id }: { id: string }) => view(timekeeper.job(id), lossNow())
  const list = () => {
    const loss = lossNow()
    return { jobs: timekeeper.jobs().map((status) => view(status, loss)) }
  }

  function endOf({ length, until }: PauseInput, { definition }: JobStatus): number | null {
    const now = clock.now()
    if (until !== undefined) return explicitEnd(until, now)
    return pauseEnd(length ?? 'until_resumed', now, definition.schedule.zone)
  }

  /** Whether a job has a pause of its own that one until `end` would shorten. */
  const isPausedLonger = ({ state: { pausedSince, pausedUntil } }: JobStatus, end: number | null): boolean =>
    pausedSince !== null && (pausedUntil === null || (end !== null && end <= pausedUntil))

  return {
    list,
    get,
    templates: (_, { language }) => {
      const taken = Object.keys(parts.settings.read().jobs)
      return { templates: jobTemplates(parts.kinds, taken, clock.zone(), language) }
    },
    ...definitionChanges(parts, get),
    trigger: ({ id, changes = {} }, caller = {}) => {
      assertRunKept(timekeeper.job(id).definition, changes, caller)
      return {
        run_id: timekeeper.trigger(id, changes),
        message: { messageKey: 'reply.job_started', params: { id } },
      }
    },
    cancel: ({ id }) => {
      timekeeper.job(id)
      const run = runner.cancel(id)
      if (run === null) throw new VigieError('not_running', { id })
      return { run_id: run, message: { messageKey: 'reply.job_stopping', params: { id } } }
    },
    pause: (input) => {
      timekeeper.pause(input.id, endOf(input, timekeeper.job(input.id)))
      return get(input)
    },
    resume: ({ id }) => {
      timekeeper.resume(id)
      return get({ id })
    },
    why: ({ id, at, zone }, { language }) => {
      const status = timekeeper.job(id)
      const { running } = timekeeper
      const { calendars } = parts.settings.read()
      const explained = { status, runs, running, calendars, waitsFor: waitsFor(status) }
      return explain(explained, { at, zone, language }, clock.now())
    },
    pauseAll: (input) => {
      for (const status of timekeeper.jobs()) {
        const end = endOf(input, status)
        if (!isPausedLonger(status, end)) timekeeper.pause(status.id, end)
      }
      return list()
    },
    resumeAll: () => {
      for (const { id } of timekeeper.jobs()) timekeeper.resume(id, { onlyPause: true })
      return list()
    },
  }
}
