/** One run from start to outcome: attempts, deadline, stop, progress. */
import { absent } from '../../../shared/absent.ts'
import { VigieError } from '../../../shared/errors.ts'
import type { JobDefinition } from '../../../shared/job.ts'
import type { JobProgress, UnlocalizedFault } from '../../../shared/run.ts'
import type { RunCause } from '../../../shared/vocabulary.ts'
import type { HostClosed } from '../net/gate.ts'
import type { Clock } from '../ports/clock.ts'
import type { Log } from '../ports/log.ts'
import type { Random } from '../ports/random.ts'
import type { Timers } from '../schedule/timers.ts'
import { type RunEnding, runAttempts, type StopRun } from './attempts.ts'
import { type RunDeadline, startDeadline } from './deadline.ts'
import { hostWaitFault, hostWaitMs } from './host-wait.ts'
import type { KindRegistry, RunContext, RunResult } from './kind.ts'
import { partialSummaryOf } from './partial-summary.ts'
import { ProgressReporter } from './progress-reporter.ts'
import { logEnd, logRetry, logStart, logWait } from './run-lines.ts'
import type { RunChange, RunRecord, RunStore } from './run-record.ts'
import type { SharedCommit } from './shared-commit.ts'
import { graceAfterStop } from './stop-grace.ts'

/** The pause before retrying to write an outcome after a failure such as a full disk or a locked file, ms. */
const OUTCOME_PAUSE = 5000

/** A run to start. `occurrence` is null for an unplanned one. */
export interface RunOrder {
  readonly jobId: string
  readonly definition: JobDefinition
  readonly cause: RunCause
  readonly scheduledFor: number
  readonly occurrence: string | null
  /** Its definition differs from that of the job, so its failure says nothing about the job. */
  readonly varied?: boolean
}

/** What an execution reads, writes and notifies. */
export interface ExecutionParts {
  readonly kinds: Partial<KindRegistry>
  readonly runs: RunStore
  readonly clock: Clock
  readonly timers: Timers
  readonly random: Random
  readonly log: Log
  readonly wokeAt: () => number
  readonly outcomes: SharedCommit
  /** Called when a run was written, changed or progressed. */
  readonly changed: (run: RunRecord) => void
  /** Called in the transaction that writes the outcome. @param failingSince when its first failed attempt was, if any failed */
  readonly ended: (run: RunRecord, ending: RunEnding, order: RunOrder, failingSince: number) => void
  /** @returns a function that undoes what `ended` did to the job in memory, for a failed transaction */
  readonly checkpoint: (jobId: string) => () => void
}

/** The failed attempts of a run in flight: when the first and the last of them failed, ms. */
export interface FailingRun {
  readonly since: number
  readonly last: number
}

/** Waits without the place of a run, and returns when the run has one again. Rejects if the wait does. */
export type WaitAside = (execution: Execution, wait: () => Promise<void>) => Promise<void>

/** One run, started once by the runner. Updates the record as it proceeds and writes the outcome exactly once. */
export class Execution {
  readonly order: RunOrder
  readonly #parts: ExecutionParts
  readonly #controller = new AbortController()
  readonly #shutdown = new AbortController()
  readonly #log: Log
  readonly #aside: WaitAside
  #record: RunRecord
  #progress: ProgressReporter | null = null
  #beganAt = 0
  #failing: FailingRun | null = null

  constructor(parts: ExecutionParts, order: RunOrder, record: RunRecord, aside: WaitAside) {
    this.#parts = parts
    this.#aside = aside
    this.order = order
    this.#record = record
    this.#log = parts.log.topic(order.definition.kind)
  }

  get record() {
    return this.#record
  }

  get progress(): JobProgress | null {
    return this.#progress?.latest ?? null
  }

  get failing() {
    return this.#failing
  }

  get started() {
    return this.#progress !== null
  }

  stop(why: StopRun): void {
    this.#controller.abort(why)
    if (why.outcome === 'interrupted') this.#shutdown.abort(why)
  }

  /** Says that it could go on, but has no place. */
  showNoPlace(): void {
    this.#note({ nextAttemptAt: null })
    this.#progress?.report({ fraction: null, label: 'jobs.step.place', counters: {} })
  }

  /** Closes a run that never started. */
  giveUp(change: RunChange): void {
    this.#change({ ...change, endedAt: this.#parts.clock.now() })
  }

  /**
   * Runs until the outcome is written. Never rejects.
   * @returns when the kind has finished; later than the outcome if it ignored its signal
   */
  async run(): Promise<{ readonly released: Promise<unknown> }> {
    const { clock, timers } = this.#parts
    this.#beganAt = clock.monotonic()
    this.#progress = this.#reporter()
    logStart(this.#log, this.order, this.#record.id)
    const seconds = this.order.definition.deadline_seconds
    const deadline = startDeadline(clock, timers, seconds * 1000, () =>
      this.#controller.abort(new VigieError('deadline_exceeded', { seconds })),
    )
    const work: Promise<unknown>[] = []
    const ending = await this.#attempts(work, deadline)
    deadline.end()
    this.#progress.close()
    await this.#end(ending)
    return { released: Promise.allSettled(work) }
  }

  /** Saves one write per run: a run that begins at once was already written as begun. */
  #onAttempt(attempts: number, nextAttemptAt: number | null, faults: readonly UnlocalizedFault[]): void {
    const { record } = this
    if (nextAttemptAt !== null) {
      const last = this.#parts.clock.now()
      this.#failing = { since: this.#failing?.since ?? last, last }
      logRetry(this.#log, record, attempts, nextAttemptAt, faults)
    }
    const startedAt = record.startedAt ?? this.#parts.clock.now()
    const written =
      record.startedAt !== null && record.attempts === attempts && record.nextAttemptAt === nextAttemptAt
    if (written) this.#parts.changed(record)
    else this.#note({ startedAt, attempts, nextAttemptAt, faults })
  }

  /** Stores a change that the outcome repeats: if it cannot be stored, the run continues. */
  #note(change: RunChange): void {
    try {
      this.#change(change)
    } catch (error) {
      this.#log.warn('An attempt could not be noted', { run: this.#record.id, error })
    }
  }

  #reporter(): ProgressReporter {
    const { clock, timers, changed } = this.#parts
    return new ProgressReporter(clock, timers, {
      stream: (progress) => changed({ ...this.#record, progress }),
      store: (progress) => this.#storeProgress(progress),
    })
  }

  /** Called by a timer, where nothing catches errors. Progress that cannot be stored does not end the run. */
  #storeProgress(progress: JobProgress): void {
    try {
      this.#parts.runs.update(this.#record.id, { progress })
    } catch (error) {
      this.#log.warn('Progress could not be stored', { run: this.#record.id, error })
    }
  }

  #attempts(work: Promise<unknown>[], deadline: RunDeadline): Promise<RunEnding> {
    const { clock, timers } = this.#parts
    const { signal } = this.#controller
    const { retry } = this.order.definition
    const attempt = (number: number) => {
      const running = this.#attempt(number)
      work.push(running)
      return Promise.race([running, graceAfterStop(running, signal, clock, timers)])
    }
    return runAttempts({
      ...this.#parts,
      log: this.#log,
      runId: this.#record.id,
      retry,
      signal,
      attempt,
      onAttempt: (...attempt) => this.#onAttempt(...attempt),
      partialSummary: () => partialSummaryOf(this.#parts.kinds, this.#record, this.#log),
      remaining: () => deadline.left(),
      pause: (ms, asked) => this.#pause(ms, asked ? deadline : null),
      waitForHost: (closed, faults) => this.#waitForHost(closed, faults, deadline),
    })
  }

  /** Waits as the host asked: that is neither a failure nor a part of the run's time. */
  async #waitForHost(
    closed: HostClosed,
    faults: readonly UnlocalizedFault[],
    deadline: RunDeadline,
  ): Promise<void> {
    const { clock, random } = this.#parts
    logWait(this.#log, this.#record, closed)
    this.#note({ nextAttemptAt: closed.until, faults: [...faults, hostWaitFault(closed)] })
    this.#progress?.report({ fraction: null, label: 'jobs.step.host', counters: {} })
    await this.#pause(hostWaitMs(closed, clock.now(), random), deadline)
  }

  /** @param deadline stands still meanwhile, and the place is left to other runs; null if neither */
  async #pause(ms: number, deadline: RunDeadline | null): Promise<void> {
    const pause = () => this.#parts.timers.pause(ms, this.#controller.signal)
    if (deadline === null) return pause()
    const resume = deadline.pause()
    await this.#aside(this, pause).finally(resume)
  }

  async #attempt(attempt: number): Promise<RunResult> {
    const { definition, jobId, cause, scheduledFor } = this.order
    const kind = this.#parts.kinds[definition.kind]
    if (kind === undefined) throw absent('kind', definition.kind)
    this.#controller.signal.throwIfAborted()
    const context = {
      jobId,
      definition,
      runId: this.#record.id,
      cause,
      scheduledFor,
      attempt,
      signal: this.#controller.signal,
      progress: (progress: JobProgress) => this.#progress?.report(progress),
      log: this.#log,
    }
    // The registry pairs each kind with its definition; the compiler cannot follow the union.
    return (kind.run as (context: RunContext<typeof definition.kind>) => Promise<RunResult>)(context)
  }

  #change(change: RunChange): void {
    this.#record = { ...this.#record, ...change }
    this.#parts.runs.update(this.#record.id, change)
    this.#parts.changed(this.#record)
  }

  async #end(ending: RunEnding): Promise<void> {
    const { clock } = this.#parts
    const { outcome, skipReason, faults, summary } = ending
    const change = {
      outcome,
      skipReason,
      faults,
      summary,
      progress: this.progress,
      endedAt: clock.now(),
      durationMs: Math.round(clock.monotonic() - this.#beganAt),
      nextAttemptAt: null,
    }
    this.#record = { ...this.#record, ...change }
    logEnd(this.#log, this.#record)
    if (await this.#written(change, ending)) this.#parts.changed(this.#record)
  }

  /** Writes the outcome, however long that takes. @returns false if Vigie stopped before it succeeded */
  async #written(change: RunChange, ending: RunEnding): Promise<boolean> {
    const { clock, runs, kinds, outcomes, ended, checkpoint, log, timers } = this.#parts
    for (;;) {
      let undo = () => {}
      try {
        await outcomes.write(() => {
          undo = checkpoint(this.order.jobId)
          runs.update(this.#record.id, change)
          ended(this.#record, ending, this.order, this.#failing?.since ?? clock.now())
          if (ending.outcome === 'cancelled') kinds[this.order.definition.kind]?.cancelled?.()
        })
        return true
      } catch (error) {
        undo()
        log.error('The outcome of a run could not be written; Vigie tries again', {
          run: this.#record.id,
          error,
        })
      }
      try {
        await timers.pause(OUTCOME_PAUSE, this.#shutdown.signal)
      } catch {
        // The next start finds the run without an outcome and closes it as interrupted.
        return false
      }
    }
  }
}
