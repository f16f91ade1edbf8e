/** Converts what is known of the time to the form of the contract. */
import type { ClockPeriodView, ClockView } from '../../../shared/contract/system.ts'
import type { Unlocalized } from '../../../shared/localized.ts'
import { toInstant } from '../../../shared/time/instant.ts'
import { DAY_MS, type EpochMs, HOUR_MS, MINUTE_MS } from '../../../shared/time/units.ts'
import type { Language } from '../../../shared/vocabulary.ts'
import type { TrustedClock } from '../clock/trusted-clock.ts'
import type { ClockPeriodRecord } from '../ports/clock-records.ts'
import { momentText } from './moment-text.ts'

/** Returns the state of the clock, with the periods in which it was wrong. */
export function clockView(
  clock: TrustedClock,
  periods: readonly ClockPeriodRecord[],
  language: Language,
): Unlocalized<ClockView> {
  const { confirmed, aheadMs } = clock.state()
  return {
    now: toInstant(clock.now(), clock.zone()),
    confirmed,
    ahead_seconds: seconds(aheadMs),
    periods: periods.map((period) => periodView(period, clock.zone(), language)),
  }
}

const seconds = (ms: number) => Math.round(ms / 1000)

function periodView(
  { from, to, aheadMs, kind, voided }: ClockPeriodRecord,
  zone: string,
  language: Language,
): Unlocalized<ClockPeriodView> {
  const moment = (instant: EpochMs) => momentText(instant, zone, language)
  const params = { from: moment(from), to: moment(to), span: span(Math.abs(aheadMs), language) }
  const direction = aheadMs > 0 ? 'ahead' : 'behind'
  return {
    from: toInstant(from, zone),
    to: toInstant(to, zone),
    ahead_seconds: seconds(aheadMs),
    kind,
    corrected: voided,
    message:
      kind === 'believed' && aheadMs > 0 && from === to
        ? { messageKey: 'clock.believed.before', params }
        : { messageKey: `clock.${kind}.${direction}`, params },
  }
}

const UNITS = [
  ['day', DAY_MS],
  ['hour', HOUR_MS],
  ['minute', MINUTE_MS],
] as const

/** Returns a length of time as text, in the largest unit of which it has two: "40 days", "90 minutes". */
function span(ms: number, language: Language): string {
  const [unit, size] = UNITS.find(([, length]) => ms >= 2 * length) ?? ['second', 1000]
  return new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' }).format(
    Math.round(ms / size),
  )
}
