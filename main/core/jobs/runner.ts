/** Runs jobs: one run at a time per job, and as many of a group as it has places; what else is due waits. */

import type { Settings } from '../../../shared/settings.ts'
import type { SkipReason } from '../../../shared/vocabulary.ts'
import { StopRun } from './attempts.ts'
import { Execution, type ExecutionParts, type RunOrder } from './execution.ts'
import { byPriority, RunPlaces } from './places.ts'
import type { RunRecord } from './run-record.ts'

/** What the runner needs, beside what each execution does. */
export interface RunnerParts extends ExecutionParts {
  /** How many runs may be in flight at once. */
  readonly limits: () => Settings['scheduler']
  /** Called when the job may run again. */
  readonly released: (jobId: string) => void
}

/** A run about to begin is written as begun, a run that waits for another as waiting. */
const newRecord = (id: string, order: RunOrder, startedAt: number | null): RunRecord => ({
  id,
  jobId: order.jobId,
  kind: order.definition.kind,
  cause: order.cause,
  occurrence: order.occurrence ?? `${order.cause}:${id}`,
  scheduledFor: order.scheduledFor,
  startedAt,
  endedAt: null,
  durationMs: null,
  attempts: startedAt === null ? 0 : 1,
  outcome: null,
  skipReason: null,
  skippedCount: 1,
  nextAttemptAt: null,
  progress: null,
  faults: [],
  summary: {},
})

/** Writes each run before it begins, so that a kill leaves a trace. */
export class Runner {
  readonly #parts: RunnerParts
  /** The first of each queue is in flight, or about to start, or waits for a place. */
  readonly #lines = new Map<string, Execution[]>()
  readonly #places: RunPlaces<Execution>
  readonly #flights = new Set<Promise<void>>()
  /** Runs that waited for a host and have no place to go on, with what lets them. */
  readonly #returning = new Map<Execution, () => void>()
  /** Runs written in a transaction that may not be committed yet. */
  #prepared: Execution[] = []

  constructor(parts: RunnerParts) {
    this.#parts = parts
    this.#places = new RunPlaces(parts.limits)
  }

  /** Returns the current run of a job, or null. */
  active(jobId: string): Pick<Execution, 'record' | 'progress' | 'failing'> | null {
    return this.#lines.get(jobId)?.[0] ?? null
  }

  /** Whether a run of the job waits, behind another one or for a place. */
  isWaiting(jobId: string): boolean {
    return this.#lines.get(jobId)?.some(({ started }) => !started) ?? false
  }

  /**
   * Writes a run and reserves its job. Call `launchPrepared` after the transaction is committed, otherwise
   * `discardPrepared`.
   * @returns its id, or null with nothing changed if the occurrence already has a run
   */
  prepare(order: RunOrder): string | null {
    const { random, runs, clock } = this.#parts
    const line = this.#lines.get(order.jobId) ?? []
    const begins = line.length === 0 && this.#places.isFree(order.definition)
    const record = newRecord(random.id(), order, begins ? clock.now() : null)
    if (!runs.insert(record)) return null
    const execution = new Execution(this.#parts, order, record, (...aside) => this.#waitAside(...aside))
    this.#lines.set(order.jobId, [...line, execution])
    if (begins) this.#places.take(execution)
    this.#prepared.push(execution)
    return record.id
  }

  launchPrepared(): void {
    const prepared = this.#prepared
    this.#prepared = []
    this.#fill()
    for (const { started, record } of prepared) if (!started) this.#parts.changed(record)
  }

  discardPrepared(): void {
    const discarded = new Set(this.#prepared)
    this.#prepared = []
    for (const execution of discarded) this.#places.leave(execution)
    for (const { order } of discarded) this.#keep(order.jobId, (execution) => !discarded.has(execution))
  }

  /** Stops the current run. @returns its id, or null if there is none */
  cancel(jobId: string): string | null {
    const execution = this.#lines.get(jobId)?.[0]
    execution?.stop(new StopRun('cancelled'))
    // One that waits for a place ends at once, like a stopped one.
    if (execution !== undefined) this.#go(execution)
    return execution?.record.id ?? null
  }

  /** Drops the runs that wait, behind the current one or for a place. */
  dropWaiting(jobId: string, skipReason: SkipReason): void {
    for (const execution of this.#takeWaiting(jobId)) execution.giveUp({ outcome: 'skipped', skipReason })
  }

  /** Interrupts every run and waits until each has its outcome, at most slightly longer than STOP_GRACE. */
  async stop(): Promise<void> {
    for (const jobId of [...this.#lines.keys()]) {
      for (const execution of this.#takeWaiting(jobId)) execution.giveUp({ outcome: 'interrupted' })
      const execution = this.#lines.get(jobId)?.[0]
      execution?.stop(new StopRun('interrupted'))
      if (execution?.started) this.#go(execution)
    }
    await Promise.all(this.#flights)
  }

  #takeWaiting(jobId: string): Execution[] {
    const waiting = this.#lines.get(jobId)?.filter(({ started }) => !started) ?? []
    this.#keep(jobId, ({ started }) => started)
    return waiting
  }

  #keep(jobId: string, wanted: (execution: Execution) => boolean) {
    const line = this.#lines.get(jobId)?.filter(wanted) ?? []
    if (line.length === 0) this.#lines.delete(jobId)
    else this.#lines.set(jobId, line)
  }

  /** Starts the first run of each queue that has a place or finds one. */
  #fill() {
    const firsts = [...this.#lines.values()].flatMap(([first]) => first ?? [])
    for (const execution of byPriority(firsts)) {
      const { definition } = execution.order
      if (this.#places.has(execution) || this.#places.isFree(definition)) this.#go(execution)
    }
  }

  /** Starts a run, or lets one go on that waited. */
  #go(execution: Execution) {
    const goOn = this.#returning.get(execution)
    if (goOn === undefined) return this.#start(execution)
    this.#returning.delete(execution)
    this.#places.take(execution)
    goOn()
  }

  /** A run that only waits for a host holds up no other. */
  async #waitAside(execution: Execution, wait: () => Promise<void>): Promise<void> {
    this.#places.leave(execution)
    this.#fill()
    await wait()
    if (this.#places.isFree(execution.order.definition)) return this.#places.take(execution)
    execution.showNoPlace()
    await new Promise<void>((resolve) => this.#returning.set(execution, resolve))
  }

  /** Starts a run, unless it has started. */
  #start(execution: Execution) {
    if (execution.started) return
    this.#places.take(execution)
    const flight = this.#fly(execution).finally(() => this.#flights.delete(flight))
    this.#flights.add(flight)
  }

  /** The job stays reserved until the kind has really finished. */
  async #fly(execution: Execution): Promise<void> {
    const { released } = await execution.run()
    void released.then(() => this.#release(execution))
  }

  #release(execution: Execution) {
    const { jobId } = execution.order
    this.#places.leave(execution)
    this.#keep(jobId, (other) => other !== execution)
    this.#fill()
    this.#parts.released(jobId)
  }
}
