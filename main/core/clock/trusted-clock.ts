/**
 * The clock that everything in Vigie reads. If the wall clock is set while Vigie runs, it continues on its own time
 * until the new one is confirmed: by the dates of outside hosts, or because it stays for ten minutes. So a clock that
 * is wrong for half a minute does nothing. A machine that slept is not one whose clock was set: time since the start
 * of the machine counts sleep.
 */
import { type EpochMs, MINUTE_MS } from '../../../shared/time/units.ts'
import type { Clock, MachineClock } from '../ports/clock.ts'
import { AGREEMENT, type DatedHeaders, Witnesses } from './witnesses.ts'

/** Smaller corrections are followed at once: time servers make them all the time, ms. */
export const JUMP = MINUTE_MS
/** A clock that was set is believed after this if nothing contradicts it, ms. */
export const CONFIRMED_AFTER = 10 * MINUTE_MS
/** The wall clock is compared with the elapsed time if it moved so much against the monotonic one, ms. */
const COMPARED_FROM = 1000

/** A time during which the wall clock was wrong, or Vigie believed a wrong one. Instants in ms. */
export interface ClockPeriod {
  readonly from: EpochMs
  readonly to: EpochMs
  /** How much the clock was ahead, ms; negative if it was behind. */
  readonly aheadMs: number
  /** `held`: Vigie kept its own time meanwhile. `believed`: it used the wrong one. */
  readonly kind: 'held' | 'believed'
}

/** `confirmed` is false during the first ten minutes, unless outside hosts agree with the clock. */
export interface ClockState {
  readonly confirmed: boolean
  /** How much the wall clock is ahead of the time that Vigie uses, ms; 0 if they are the same. */
  readonly aheadMs: number
}

interface ClockDoubt {
  /** The doubted wall clock minus the elapsed time, ms. */
  readonly offset: number
  readonly sinceElapsed: number
  readonly from: EpochMs
}

/** `now` never changes its base by itself: only `check` does, so that its caller can correct what was written. */
export class TrustedClock implements Clock {
  readonly #machine: MachineClock
  readonly #witnesses = new Witnesses()
  readonly #startedAt: number
  readonly #ended: ClockPeriod[] = []
  /** The believed wall clock minus the elapsed time, ms; null if the machine has no elapsed time. */
  #offset: number | null
  #ahead: number
  /** Added to the wall clock, ms. */
  #correction = 0
  #doubt: ClockDoubt | null = null
  #confirmed = false
  #believedSince: EpochMs
  #notBefore = Number.NEGATIVE_INFINITY

  constructor(machine: MachineClock) {
    this.#machine = machine
    const [wall, elapsed] = [machine.now(), machine.elapsed()]
    this.#offset = elapsed === null ? null : wall - elapsed
    this.#ahead = wall - machine.monotonic()
    this.#startedAt = machine.monotonic()
    this.#believedSince = wall
  }

  readonly now = (): EpochMs => {
    const wall = this.#machine.now()
    if (Math.abs(wall - this.#machine.monotonic() - this.#ahead) >= COMPARED_FROM) this.#compare()
    return wall + this.#correction
  }

  readonly monotonic = (): number => this.#machine.monotonic()
  readonly zone = (): string => this.#machine.zone()

  /** Whether what cannot be undone may depend on the time: deletions, backups. */
  settled(): boolean {
    this.now()
    return this.#confirmed && this.#doubt === null
  }

  state(): ClockState {
    this.now()
    return { confirmed: this.settled(), aheadMs: this.#correction === 0 ? 0 : -this.#correction }
  }

  /** An instant that has surely passed, from the store: a clock that was before it and then is not was set right. */
  knowPast(instant: EpochMs): void {
    this.#notBefore = instant
  }

  /** Notes the date of an answer of an outside host. */
  hear(host: string, headers: DatedHeaders): void {
    const elapsed = this.#machine.elapsed()
    if (elapsed !== null) this.#witnesses.hear(host, headers, elapsed)
  }

  /**
   * Believes a clock that was set, once it is confirmed. Call it every few seconds.
   * @returns the periods that ended; `now` may have changed its base
   */
  check(): readonly ClockPeriod[] {
    this.#compare()
    const elapsed = this.#machine.elapsed()
    if (elapsed !== null && this.#offset !== null) this.#decide(elapsed, this.#offset)
    else if (this.#age() >= CONFIRMED_AFTER) this.#confirmed = true
    return this.#ended.splice(0)
  }

  #age(): number {
    return this.#machine.monotonic() - this.#startedAt
  }

  /** Follows a small correction, and doubts a clock that was set. */
  #compare() {
    const [wall, elapsed] = [this.#machine.now(), this.#machine.elapsed()]
    this.#ahead = wall - this.#machine.monotonic()
    if (elapsed === null || this.#offset === null) return
    const offset = wall - elapsed
    const set = offset - this.#offset
    if (Math.abs(set) <= JUMP) {
      if (this.#doubt !== null) this.#end(this.#doubt, this.#offset, wall)
      this.#doubt = null
      this.#offset = offset
      this.#correction = 0
    } else if (this.#doubt === null || Math.abs(offset - this.#doubt.offset) > JUMP) {
      if (this.#doubt !== null) this.#end(this.#doubt, this.#offset, wall - set)
      this.#correction = -Math.round(set)
      this.#doubt = { offset, sinceElapsed: elapsed, from: wall + this.#correction }
    }
  }

  #end({ from, offset }: ClockDoubt, believed: number, to: EpochMs) {
    this.#ended.push({ from, to: Math.round(to), aheadMs: Math.round(offset - believed), kind: 'held' })
  }

  #decide(elapsed: number, believed: number) {
    const witnessed = this.#witnesses.agreed(elapsed)
    const shown = this.#doubt?.offset ?? believed
    if (witnessed !== null && Math.abs(witnessed - shown) > AGREEMENT)
      return this.#rely(witnessed, shown, elapsed, believed)
    const doubt = this.#doubt
    if (doubt === null) {
      if (witnessed !== null || this.#age() >= CONFIRMED_AFTER) this.#confirmed = true
      return
    }
    const wasBehind = this.now() < this.#notBefore - JUMP && doubt.offset + elapsed >= this.#notBefore - JUMP
    if (witnessed !== null || wasBehind || elapsed - doubt.sinceElapsed >= CONFIRMED_AFTER)
      this.#believe(doubt.offset, elapsed)
  }

  /** Outside hosts contradict the wall clock: their time is used for as long as they do. */
  #rely(witnessed: number, shown: number, elapsed: number, believed: number) {
    if (Math.abs(witnessed - believed) > AGREEMENT) this.#believe(witnessed, elapsed)
    const offset = this.#offset ?? witnessed
    this.#correction = Math.round(offset - shown)
    this.#doubt = { offset: shown, sinceElapsed: elapsed, from: this.#doubt?.from ?? elapsed + offset }
    this.#confirmed = true
  }

  #believe(offset: number, elapsed: number) {
    const before = this.#offset ?? offset
    const to = Math.round(offset + elapsed)
    const aheadMs = Math.round(before - offset)
    const from = Math.min(to, this.#believedSince - aheadMs)
    this.#ended.push({ from, to, aheadMs, kind: 'believed' })
    this.#offset = offset
    this.#correction = 0
    this.#doubt = null
    this.#confirmed = true
    this.#believedSince = to
  }
}
