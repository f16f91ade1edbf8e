/** The jobs of the timekeeper, synchronised with the settings. */

import { VigieError } from '../../../shared/errors.ts'
import type { JobDefinition } from '../../../shared/job.ts'
import type { MessageKey } from '../../../shared/messages/index.ts'
import type { Clock } from '../ports/clock.ts'
import type { Random } from '../ports/random.ts'
import type { JsonObject } from '../settings/patch.ts'
import type { OwnerCalendars } from './calendars/free-days.ts'
import { ScheduledJob } from './scheduled-job.ts'
import type { JobStateRecord, JobStateStore } from './state.ts'

/** Where definitions and states of jobs come from. */
export interface JobRegistryParts {
  readonly clock: Clock
  readonly random: Random
  readonly jobStates: JobStateStore
  /** Returns the definitions in the current settings. */
  readonly definitions: () => Readonly<Record<string, JobDefinition>>
  readonly calendars: () => OwnerCalendars
  readonly blockedReason: (definition: JobDefinition) => MessageKey | null
  /** Returns the definition of one run with changes of its own. @throws VigieError invalid_input */
  readonly definitionOfRun: (id: string, changes: JsonObject) => JobDefinition
  readonly isRunning: (jobId: string) => boolean
}

/** The differences after a synchronisation. */
export interface JobRegistryChange {
  readonly removed: readonly string[]
  readonly changed: readonly string[]
}

/** A job with the definition of one run. */
export type JobToRun = Pick<ScheduledJob, 'id' | 'definition' | 'blockedReason'>

/** Before the first `reconcile`, a process that only reads sees the jobs as they are stored. */
export class JobRegistry {
  readonly #parts: JobRegistryParts
  readonly #entries = new Map<string, ScheduledJob>()
  #reconciled = false

  constructor(parts: JobRegistryParts) {
    this.#parts = parts
  }

  ids(): string[] {
    return [...this.#entries.keys()]
  }

  entries(): ScheduledJob[] {
    return this.#reconciled ? [...this.#entries.values()] : this.#asStored()
  }

  find(id: string): ScheduledJob | null {
    return this.#entries.get(id) ?? null
  }

  /** Returns the jobs with these ids, the highest priority first: they take the places of a group in this order. */
  byPriority(ids: readonly string[]): ScheduledJob[] {
    const jobs = ids.flatMap((id) => this.find(id) ?? [])
    return jobs.sort((a, b) => (b.definition.priority ?? 0) - (a.definition.priority ?? 0))
  }

  /** Returns the jobs that run after a run of another one. */
  followers(of: string): ScheduledJob[] {
    return this.entries().filter(({ definition }) => definition.run_after?.some(({ job }) => job === of))
  }

  /** @returns a function that restores the current state of a job and of those that follow it */
  checkpoint(id: string): () => void {
    const undo = [this.find(id) ?? [], ...this.followers(id)].flat().map((job) => job.checkpoint())
    return () => {
      for (const back of undo) back()
    }
  }

  /** @throws VigieError job_not_found */
  get(id: string): ScheduledJob {
    const job = this.#reconciled ? this.#entries.get(id) : this.#asStored().find((one) => one.id === id)
    if (job === undefined) throw new VigieError('job_not_found', { id })
    return job
  }

  /** Returns a job with a partly changed definition, for one run. @throws VigieError job_not_found | invalid_input */
  varied(id: string, changes: JsonObject): JobToRun {
    const { blockedReason, definitionOfRun } = this.#parts
    const job = this.get(id)
    if (Object.keys(changes).length === 0) return job
    const definition = definitionOfRun(id, changes)
    return { id, definition, blockedReason: blockedReason(definition) }
  }

  /** @param settle called before a job's definition changes, to process the times planned by the old one */
  reconcile(settle: (id: string) => void): JobRegistryChange {
    const { definitions, jobStates } = this.#parts
    this.#reconciled = true
    const wanted = definitions()
    const removed = this.ids().filter((id) => wanted[id] === undefined)
    for (const id of removed) {
      this.#entries.delete(id)
      jobStates.remove(id)
    }
    const stored = new Map(jobStates.all().map((state) => [state.jobId, state]))
    const changed = Object.entries(wanted).flatMap(([id, definition]) =>
      this.#adopt(id, definition, stored.get(id) ?? null, settle) ? [id] : [],
    )
    return { removed, changed }
  }

  /** @returns whether the job is new or its definition changed */
  #adopt(
    id: string,
    definition: JobDefinition,
    stored: JobStateRecord | null,
    settle: (id: string) => void,
  ): boolean {
    const { clock, blockedReason, isRunning } = this.#parts
    const job = this.#entries.get(id)
    if (job === undefined) {
      this.#entries.set(id, this.#scheduled(id, definition, stored))
      return true
    }
    const hindered = blockedReason(definition)
    const same = JSON.stringify(job.definition) === JSON.stringify(definition)
    if (same && job.blockedReason === hindered && !job.outdated) return false
    settle(id)
    job.redefine(definition, hindered, clock.now(), isRunning(id))
    return true
  }

  /** Plans and writes nothing. */
  #asStored(): ScheduledJob[] {
    const { definitions, jobStates } = this.#parts
    const stored = new Map(jobStates.all().map((state) => [state.jobId, state]))
    return Object.entries(definitions()).map(([id, definition]) =>
      this.#scheduled(id, definition, stored.get(id) ?? null),
    )
  }

  #scheduled(id: string, definition: JobDefinition, stored: JobStateRecord | null): ScheduledJob {
    const { clock, random, calendars, blockedReason } = this.#parts
    const sources = { share: random.share, calendars }
    return new ScheduledJob(id, definition, blockedReason(definition), stored, clock.now(), sources)
  }
}
