/** Runs the attempts of one run until it ends. */
import { VigieError } from '../../../shared/errors.ts'
import type { RetryPolicy } from '../../../shared/job.ts'
import type { UnlocalizedFault } from '../../../shared/run.ts'
import type { RunOutcome, SkipReason } from '../../../shared/vocabulary.ts'
import { HostClosed } from '../net/gate.ts'
import type { Clock } from '../ports/clock.ts'
import type { Log } from '../ports/log.ts'
import type { Random } from '../ports/random.ts'
import { askedWait, isOffline, isUnreachable, isWorthRetrying, pauseAfter } from './backoff.ts'
import { faultOf, withFault } from './faults.ts'
import type { RunResult } from './kind.ts'

/** After a wake-up, how long a run keeps trying while no source can be reached: networks and services take time, ms. */
const OFFLINE_PATIENCE = 180_000
const OFFLINE_PAUSE = 15_000
const OFFLINE_JITTER = 0.2

/** Why a run must stop, as the reason of its signal. A deadline is the VigieError `deadline_exceeded`. */
export class StopRun extends Error {
  readonly outcome: 'cancelled' | 'interrupted'

  constructor(outcome: 'cancelled' | 'interrupted') {
    super(`the run was ${outcome}`)
    this.name = 'StopRun'
    this.outcome = outcome
  }
}

/** How a run ended. */
export interface RunEnding {
  readonly outcome: RunOutcome
  readonly skipReason: SkipReason | null
  readonly faults: readonly UnlocalizedFault[]
  readonly summary: RunResult['summary']
  readonly again: boolean
  /** How long a source asked to wait when the run gave up, ms; 0 if none did. */
  readonly wait: number
}

/** The attempts of one run: what each does, and how long to wait between two. */
export interface AttemptsParts {
  readonly runId: string
  readonly retry: RetryPolicy
  readonly signal: AbortSignal
  readonly attempt: (number: number) => Promise<RunResult>
  /**
   * Called when an attempt begins (`nextAt` is null), and when it failed and the run waits for the next one, at
   * `nextAt`, ms. `faults` are those of all attempts so far.
   */
  readonly onAttempt: (number: number, nextAt: number | null, faults: readonly UnlocalizedFault[]) => void
  /** Returns when a host that asked to wait may be called again. Rejects if the run is stopped. */
  readonly waitForHost: (closed: HostClosed, faults: readonly UnlocalizedFault[]) => Promise<void>
  /** When the machine last woke up or Vigie started. */
  readonly wokeAt: () => number
  /** What unsuccessful attempts did, for the summary. */
  readonly partialSummary: () => RunResult['summary']
  /** Time left before the deadline, ms. */
  readonly remaining: () => number
  /** Waits; not counted by the deadline if a host asked for it. Rejects with the signal's reason if the run is stopped. */
  readonly pause: (ms: number, asked: boolean) => Promise<void>
  readonly clock: Clock
  readonly random: Random
  readonly log: Log
}

const without = { skipReason: null, again: false, wait: 0 } as const

/** Retries until success, a final failure or the signal. Never throws. */
export async function runAttempts(parts: AttemptsParts): Promise<RunEnding> {
  let faults: readonly UnlocalizedFault[] = []
  let unreachable = true
  let offline = true
  for (let attempt = 1; ; attempt++) {
    try {
      const result = await attempted(parts, attempt, faults)
      const { outcome, summary, again = false, stopped = false } = result
      if (stopped) return { ...stoppedEnding(parts, result.faults), summary }
      return { ...without, outcome, faults: result.faults, summary, again }
    } catch (error) {
      if (parts.signal.aborted) return stoppedEnding(parts, faults)
      if (!(error instanceof VigieError)) {
        parts.log.error('An attempt failed inside Vigie', { reference: parts.runId, error })
      }
      faults = withFault(faults, faultOf(error, parts.runId))
      unreachable &&= isUnreachable(error)
      offline &&= isOffline(error)
      const pause = nextPause(parts, attempt, error, unreachable)
      if (pause === null) return { ...failedEnding(parts, faults, offline), wait: askedWait(error) }
      parts.onAttempt(attempt, parts.clock.now() + pause, faults)
      if (!(await waited(parts, pause, askedWait(error) > 0))) return stoppedEnding(parts, faults)
    }
  }
}

/** Makes an attempt; if a host that asked to wait was not called, it is still to be made when the wait is over. */
async function attempted(
  parts: AttemptsParts,
  number: number,
  faults: readonly UnlocalizedFault[],
): Promise<RunResult> {
  for (;;) {
    parts.onAttempt(number, null, faults)
    try {
      return await parts.attempt(number)
    } catch (error) {
      if (parts.signal.aborted || !(error instanceof HostClosed)) throw error
      await parts.waitForHost(error, faults)
    }
  }
}

/** Whether the pause completed; false if the run was stopped meanwhile. */
const waited = (parts: AttemptsParts, pause: number, asked: boolean) =>
  parts.pause(pause, asked).then(
    () => true,
    () => false,
  )

const justWoke = ({ clock, wokeAt }: AttemptsParts) => clock.now() - wokeAt() < OFFLINE_PATIENCE

/** Returns the pause before the next attempt, or null if none is left, none would help or the deadline comes first. */
function nextPause(
  parts: AttemptsParts,
  attempt: number,
  error: unknown,
  unreachable: boolean,
): number | null {
  if (attempt <= parts.retry.attempts && isWorthRetrying(error)) {
    const pause = pauseAfter(attempt, parts.retry, error, parts.random)
    return pause < parts.remaining() || askedWait(error) > 0 ? pause : null
  }
  if (!unreachable || !justWoke(parts)) return null
  return Math.round(OFFLINE_PAUSE * (1 + OFFLINE_JITTER * parts.random.next()))
}

/** Being offline shortly after a wake-up does not count as a failure; the next run will show. */
function failedEnding(
  parts: AttemptsParts,
  faults: readonly UnlocalizedFault[],
  offline: boolean,
): RunEnding {
  const sinceWake = parts.clock.now() - parts.wokeAt()
  const calm = offline && sinceWake < 2 * OFFLINE_PATIENCE
  if (calm) return { ...without, outcome: 'skipped', skipReason: 'offline', faults, summary: {} }
  return { ...without, outcome: 'failed', faults, summary: parts.partialSummary() }
}

function stoppedEnding(
  { signal, runId, partialSummary }: AttemptsParts,
  faults: readonly UnlocalizedFault[],
): RunEnding {
  const reason: unknown = signal.reason
  const ending = { ...without, summary: partialSummary() }
  if (reason instanceof StopRun) return { ...ending, outcome: reason.outcome, faults }
  return { ...ending, outcome: 'failed', faults: withFault(faults, faultOf(reason, runId)) }
}
