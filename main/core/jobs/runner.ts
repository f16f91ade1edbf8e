/** Runs jobs: one run at a time per job; catch-ups queue behind it. */
import type { SkipReason } from '../../../shared/vocabulary.ts'
import { StopRun } from './attempts.ts'
import { Execution, type ExecutionParts, type RunOrder } from './execution.ts'
import type { RunRecord } from './run-record.ts'

/** What the runner needs, beside what each execution does. */
export interface RunnerParts extends ExecutionParts {
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
  /** The first of each queue is in flight, or about to start. */
  readonly #lines = new Map<string, Execution[]>()
  readonly #flights = new Set<Promise<void>>()
  /** Runs written in a transaction that may not be committed yet. */
  #prepared: Execution[] = []

  constructor(parts: RunnerParts) {
    this.#parts = parts
  }

  /** Returns the current run of a job, or null. */
  active(jobId: string): Pick<Execution, 'record' | 'progress'> | null {
    return this.#lines.get(jobId)?.[0] ?? null
  }

  /** Whether a run of the job waits behind another one. */
  isWaiting(jobId: string): boolean {
    return (this.#lines.get(jobId)?.length ?? 0) > 1
  }

  /**
   * Writes a run and reserves its job. Call `launchPrepared` after the transaction is committed, otherwise
   * `discardPrepared`.
   * @returns its id, or null with nothing changed if the occurrence already has a run
   */
  prepare(order: RunOrder): string | null {
    const { random, runs, clock } = this.#parts
    const line = this.#lines.get(order.jobId) ?? []
    const record = newRecord(random.id(), order, line.length === 0 ? clock.now() : null)
    if (!runs.insert(record)) return null
    const execution = new Execution(this.#parts, order, record)
    this.#lines.set(order.jobId, [...line, execution])
    this.#prepared.push(execution)
    return record.id
  }

  launchPrepared(): void {
    const prepared = this.#prepared
    this.#prepared = []
    for (const { order } of prepared) this.#launch(order.jobId)
  }

  discardPrepared(): void {
    const discarded = new Set(this.#prepared)
    this.#prepared = []
    for (const { order } of discarded) this.#keep(order.jobId, (execution) => !discarded.has(execution))
  }

  /** Stops the current run. @returns its id, or null if there is none */
  cancel(jobId: string): string | null {
    const execution = this.#lines.get(jobId)?.[0]
    execution?.stop(new StopRun('cancelled'))
    return execution?.record.id ?? null
  }

  /** Drops the catch-ups that wait behind the current run. */
  dropWaiting(jobId: string, skipReason: SkipReason): void {
    for (const execution of this.#takeWaiting(jobId)) execution.giveUp({ outcome: 'skipped', skipReason })
  }

  /** Interrupts every run and waits until each has its outcome, at most slightly longer than STOP_GRACE. */
  async stop(): Promise<void> {
    for (const jobId of [...this.#lines.keys()]) {
      for (const execution of this.#takeWaiting(jobId)) execution.giveUp({ outcome: 'interrupted' })
      this.#lines.get(jobId)?.[0]?.stop(new StopRun('interrupted'))
    }
    await Promise.all(this.#flights)
  }

  #takeWaiting(jobId: string): Execution[] {
    const [first, ...waiting] = this.#lines.get(jobId) ?? []
    this.#keep(jobId, (execution) => execution === first)
    return waiting
  }

  #keep(jobId: string, wanted: (execution: Execution) => boolean) {
    const line = this.#lines.get(jobId)?.filter(wanted) ?? []
    if (line.length === 0) this.#lines.delete(jobId)
    else this.#lines.set(jobId, line)
  }

  /** Starts the first run in the queue of a job, unless it has started. */
  #launch(jobId: string) {
    const execution = this.#lines.get(jobId)?.[0]
    if (execution === undefined || execution.started) return
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
    this.#keep(jobId, (other) => other !== execution)
    this.#launch(jobId)
    this.#parts.released(jobId)
  }
}
