/** Watches the clock while Vigie runs, and corrects what was written under a wrong one. */
import { toInstant } from '../../../shared/time/instant.ts'
import { type EpochMs, MINUTE_MS } from '../../../shared/time/units.ts'
import type { LifecyclePart } from '../lifecycle.ts'
import type { Alarm } from '../ports/alarm.ts'
import type { ClockRecords, MissedTimes } from '../ports/clock-records.ts'
import type { Log } from '../ports/log.ts'
import { type ClockPeriod, JUMP, type TrustedClock } from './trusted-clock.ts'

const LOOK_EVERY_MS = 10_000
/** How often the time is noted in the store, ms. */
const NOTE_EVERY_MS = 5 * MINUTE_MS

export interface ClockKeeperDeps {
  readonly clock: TrustedClock
  readonly alarm: Alarm
  readonly records: ClockRecords
  readonly log: Log
  /** Called after rows were corrected or the time changed: everything due must be planned again, and what was missed. */
  readonly corrected: (missed: MissedTimes) => void
}

/** A start that saw an earlier time than the processes before had noted. */
interface ClockStep {
  /** The last instant that they noted. */
  readonly seen: EpochMs
  /** The time at the first such start: what lies between was the clock's error. */
  readonly at: EpochMs
}

/** Start it before anything that plans, so that a wrong clock of the last process is known. */
export function createClockKeeper(deps: ClockKeeperDeps): LifecyclePart {
  const { clock, alarm, records, log } = deps
  const at = (instant: EpochMs) => toInstant(instant, clock.zone())
  let cancel = () => {}
  let notedAt = Number.NEGATIVE_INFINITY
  /** The step back since the processes before, until the present is certain; null if there is none. */
  let step: ClockStep | null = null
  let wasAhead = 0

  function start(): void {
    const seen = records.lastSeen()
    if (seen !== null) clock.knowPast(seen)
    if (seen !== null && seen > clock.now() + JUMP) {
      step = { seen, at: records.step(clock.now()) }
      log.warn('The clock shows an earlier time than before; Vigie waits until it is confirmed', {
        clock: at(clock.now()),
        before: at(seen),
      })
    }
    look()
  }

  function look(): void {
    try {
      follow(clock.check())
      noteTime()
    } catch (error) {
      log.error('The clock could not be checked; Vigie tries again', { error })
    }
    cancel = alarm.ring(clock.now() + LOOK_EVERY_MS, look)
  }

  function follow(ended: readonly ClockPeriod[]): void {
    const { aheadMs } = clock.state()
    if (aheadMs !== 0 && wasAhead === 0)
      log.warn('The clock was set; Vigie keeps its own time until the new one is confirmed', {
        ahead_seconds: Math.round(aheadMs / 1000),
        time: at(clock.now()),
      })
    wasAhead = aheadMs
    for (const period of ended) {
      const missed = period.kind === 'believed' && period.aheadMs > 0 ? correct(period) : record(period)
      if (period.kind === 'believed') deps.corrected(missed)
    }
    correctOfBefore()
  }

  /** What an earlier process wrote in the future is corrected once the present is certain. */
  function correctOfBefore(): void {
    if (step === null || !clock.settled()) return
    const { seen, at: to } = step
    step = null
    const present = clock.now() + JUMP
    if (seen <= present) return
    const runs = records.runsAfter(present)
    // The time is noted every few minutes: a killed process had written later ones.
    const aheadMs = Math.max(seen, runs?.last ?? seen) - to
    const from = runs === null ? to : Math.min(to, runs.first - aheadMs)
    deps.corrected(correct({ from, to, aheadMs, kind: 'believed' }))
  }

  function correct(period: ClockPeriod): MissedTimes {
    const { voided, missed } = records.correct(period, clock.now())
    notedAt = Number.NEGATIVE_INFINITY
    log.warn('The clock was ahead; what was written meanwhile is corrected', {
      ...fieldsOf(period),
      ...voided,
    })
    return missed
  }

  function record(period: ClockPeriod): MissedTimes {
    records.add(period)
    log.warn(`The clock was ${period.aheadMs > 0 ? 'ahead' : 'behind'} and is right again`, fieldsOf(period))
    return new Map()
  }

  const fieldsOf = ({ from, to, aheadMs }: ClockPeriod) => ({
    from: at(from),
    to: at(to),
    ahead_seconds: Math.round(aheadMs / 1000),
  })

  function noteTime(): void {
    const monotonic = clock.monotonic()
    if (step !== null || monotonic - notedAt < NOTE_EVERY_MS) return
    records.see(clock.now())
    notedAt = monotonic
  }

  return {
    name: 'clock',
    start,
    stop: () => {
      cancel()
      if (step === null) records.see(clock.now())
    },
  }
}
