/** Meters of assets: kilometres, hours and the like, and the day on which one reaches a reading. */
import type { MaintenanceMeter, MeterUnit } from '../../../shared/maintenance.ts'
import { amountText } from '../tables/numbers.ts'

/** What a meter read at the end of a day. */
export interface MeterReading {
  readonly day: number
  readonly value: number
}

/** How fast a meter runs is measured over this many days. */
const RATE_DAYS = 365
/** Farther ahead an estimate says nothing, days. */
const FARTHEST = 3660

/**
 * Returns the day on which a meter reaches a reading: the day on which it was read, otherwise the one that its use of the
 * last year leads to; null if that cannot be said.
 * @param readings by day
 */
export function dayOfReading(readings: readonly MeterReading[], at: number): number | null {
  const reached = readings.find(({ value }) => value >= at)
  if (reached !== undefined) return reached.day
  const last = readings.at(-1)
  const first = readings.find(({ day }) => last !== undefined && day >= last.day - RATE_DAYS)
  if (last === undefined || first === undefined || last.value <= first.value) return null
  const perDay = (last.value - first.value) / (last.day - first.day)
  const days = Math.ceil((at - last.value) / perDay)
  return days > FARTHEST ? null : last.day + days
}

/** Returns the reading that comes before a new one or after it, and contradicts it; null if none does. */
export function contradiction(readings: readonly MeterReading[], added: MeterReading): MeterReading | null {
  const { day, value } = added
  const found = readings.find((one) =>
    one.day < day ? one.value > value : one.day > day && one.value < value,
  )
  return found ?? null
}

/** Returns the meter of the next maintenance: its distance after the reading at the completion; null if it does not recur. */
export function nextMeter(meter: MaintenanceMeter | null, reading: number | null): MaintenanceMeter | null {
  if (meter === null || meter.every === null) return null
  return { ...meter, at: (reading ?? meter.at) + meter.every }
}

/** Returns a meter as text that the import reads back: `45000 km, every 15000 km`. */
export function meterText({ unit, at, every }: MaintenanceMeter): string {
  const due = `${amountText(at)} ${unit}`
  return every === null ? due : `${due}, every ${amountText(every)} ${unit}`
}

const UNIT_WORDS: Readonly<Record<MeterUnit, RegExp>> = {
  km: /^(?:km|kms|kilom[eè]tres?|kilometers?)$/,
  mi: /^(?:mi|miles?)$/,
  h: /^(?:h|hrs?|hours?|heures?|std|betriebsstunden)$/,
  cycles: /^(?:cycles?)$/,
}

/** Returns the unit that a French or English word names; null if it names none. */
export function meterUnit(word: string): MeterUnit | null {
  const found = Object.entries(UNIT_WORDS).find(([, words]) => words.test(word.toLowerCase()))
  return found === undefined ? null : (found[0] as MeterUnit)
}
