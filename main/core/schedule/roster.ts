/** The jobs the timekeeper looks after, kept in line with the settings. */
import { VigieError } from '../../../shared/errors.ts'
import type { JobDefinition } from '../../../shared/job.ts'
import { changedDefinition, type JsonObject } from '../jobs/definition.ts'
import type { Clock } from '../ports/clock.ts'
import { Entry } from './entry.ts'
import type { JobStateRecord, JobStateStore } from './state.ts'

export interface RosterParts {
  readonly clock: Clock
  readonly jobStates: JobStateStore
  /** The definitions as they are in the settings now. */
  readonly definitions: () => Readonly<Record<string, JobDefinition>>
  readonly hindrance: (definition: JobDefinition) => string | null
  readonly isRunning: (jobId: string) => boolean
}

/** What differs from before. */
export interface RosterChange {
  readonly removed: readonly string[]
  readonly changed: readonly string[]
}

/** Empty until it is first reconciled. */
export class Roster {
  readonly #parts: RosterParts
  readonly #entries = new Map<string, Entry>()

  constructor(parts: RosterParts) {
    this.#parts = parts
  }

  ids(): string[] {
    return [...this.#entries.keys()]
  }

  entries(): Entry[] {
    return [...this.#entries.values()]
  }

  find(id: string): Entry | null {
    return this.#entries.get(id) ?? null
  }

  /** @throws VigieError job_not_found */
  get(id: string): Entry {
    const entry = this.#entries.get(id)
    if (entry === undefined) throw new VigieError('job_not_found', { id })
    return entry
  }

  /** A job with parts of its definition changed, for one run. @throws VigieError job_not_found | invalid_input */
  varied(id: string, changes: JsonObject): Pick<Entry, 'id' | 'definition' | 'hindrance'> {
    const { clock, hindrance } = this.#parts
    const entry = this.get(id)
    if (Object.keys(changes).length === 0) return entry
    const definition = changedDefinition(entry.definition, changes, clock.now())
    return { id, definition, hindrance: hindrance(definition) }
  }

  /** @param settle called with a job before its definition changes, so that the old one is accounted for */
  reconcile(settle: (id: string) => void): RosterChange {
    const { definitions, jobStates } = this.#parts
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

  /** @returns whether the job is new or its definition another. */
  #adopt(
    id: string,
    definition: JobDefinition,
    stored: JobStateRecord | null,
    settle: (id: string) => void,
  ): boolean {
    const { clock, hindrance, isRunning } = this.#parts
    const entry = this.#entries.get(id)
    const hindered = hindrance(definition)
    if (entry === undefined) {
      this.#entries.set(id, new Entry(id, definition, hindered, stored, clock.now()))
      return true
    }
    const same = JSON.stringify(entry.definition) === JSON.stringify(definition)
    if (same && entry.hindrance === hindered) return false
    settle(id)
    entry.redefine(definition, hindered, clock.now(), isRunning(id))
    return true
  }
}
