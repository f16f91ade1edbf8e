/** The UTC offset of a zone at any instant, from a table of its changes built once per requested year. */
import { DAY_MS, type DayNumber, type EpochMs } from './units.ts'

/** No zone has two changes within this time, so probing at this interval finds every one. */
const PROBE = 3 * DAY_MS

/** A range of constant offset, `from` included and `to` excluded, ms. It may be cut at the end of a year. */
interface OffsetPeriod {
  readonly from: EpochMs
  readonly to: EpochMs
  readonly offset: number
}

/**
 * The meaning of a local time. `unique`: one instant. `repeated`: the clocks were set back, so it occurs at
 * `at` and at `again`. `skipped`: the clocks were set forward, `at` is the end of the gap.
 */
type ResolvedTime =
  | { readonly kind: 'unique' | 'skipped'; readonly at: EpochMs }
  | { readonly kind: 'repeated'; readonly at: EpochMs; readonly again: EpochMs }

/** Local times are in milliseconds, as if the wall clock showed UTC. */
export interface ZoneRules {
  readonly zone: string
  /** Milliseconds to add to UTC at an instant. */
  offsetAt(instant: EpochMs): number
  periodAt(instant: EpochMs): OffsetPeriod
  resolve(local: number): ResolvedTime
  /** The first instant of a local day, given in days since 1970-01-01. */
  startOfDay(day: DayNumber): EpochMs
  /** The local day of an instant, in days since 1970-01-01. */
  dayOf(instant: EpochMs): DayNumber
}

/** Returns a function that reads an instant's offset from Intl's names: `GMT`, `GMT+05:30`, `GMT-00:44:30`. */
function probeOf(zone: string): (instant: EpochMs) => number {
  const format = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' })
  return (instant) => {
    const found = /GMT(?:([+-])(\d\d):(\d\d)(?::(\d\d))?)?$/.exec(format.format(instant))
    const [, sign, hours, minutes, seconds = '0'] = found ?? []
    if (sign === undefined) return 0
    const size = (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) * 1000
    return sign === '-' ? -size : size
  }
}

/** Returns the first second with the offset of `right`, between two instants with different offsets. */
function changeBetween(left: number, right: number, probe: (instant: EpochMs) => number): number {
  const before = probe(left)
  let [low, high] = [left, right]
  while (high - low > 1000) {
    const middle = low + Math.floor((high - low) / 2000) * 1000
    if (probe(middle) === before) low = middle
    else high = middle
  }
  return high
}

/** Returns the first instant of a year in UTC. `Date.UTC` alone reads the years 0 to 99 as 1900 to 1999. */
const startOfYear = (year: number): EpochMs => new Date(0).setUTCFullYear(year, 0, 1)

function periodsOf(year: number, probe: (instant: EpochMs) => number): OffsetPeriod[] {
  const end = startOfYear(year + 1)
  const periods: OffsetPeriod[] = []
  let from = startOfYear(year)
  for (let left = from; left < end; left += PROBE) {
    const right = Math.min(left + PROBE, end)
    if (probe(left) === probe(right)) continue
    const change = changeBetween(left, right, probe)
    periods.push({ from, to: change, offset: probe(left) })
    from = change
  }
  periods.push({ from, to: end, offset: probe(end - 1) })
  return periods.filter((period) => period.from < period.to)
}

class CachedRules implements ZoneRules {
  readonly zone: string
  readonly #probe: (instant: EpochMs) => number
  readonly #years = new Map<number, OffsetPeriod[]>()
  #last: OffsetPeriod = { from: 0, to: 0, offset: 0 }

  constructor(zone: string) {
    this.zone = zone
    this.#probe = probeOf(zone)
  }

  periodAt(instant: EpochMs): OffsetPeriod {
    if (instant >= this.#last.from && instant < this.#last.to) return this.#last
    const year = new Date(instant).getUTCFullYear()
    let periods = this.#years.get(year)
    if (periods === undefined) {
      periods = periodsOf(year, this.#probe)
      this.#years.set(year, periods)
    }
    const found = periods.find((period) => instant < period.to)
    if (found === undefined) throw new RangeError(`not an instant: ${instant}`)
    this.#last = found
    return found
  }

  offsetAt(instant: EpochMs): number {
    return this.periodAt(instant).offset
  }

  resolve(local: number): ResolvedTime {
    const before = this.offsetAt(local - DAY_MS)
    const after = this.offsetAt(local + DAY_MS)
    const first = local - before
    if (before === after) return { kind: 'unique', at: first }
    const second = local - after
    const firstHolds = this.offsetAt(first) === before
    const secondHolds = this.offsetAt(second) === after
    if (firstHolds && secondHolds) return { kind: 'repeated', at: first, again: second }
    if (firstHolds || secondHolds) return { kind: 'unique', at: firstHolds ? first : second }
    return { kind: 'skipped', at: this.#changeBefore(first) }
  }

  /** Returns the last change of offset at or before an instant; the table also cuts periods at the end of a year. */
  #changeBefore(instant: EpochMs): EpochMs {
    const { from, offset } = this.periodAt(instant)
    return this.offsetAt(from - 1) === offset ? this.#changeBefore(from - 1) : from
  }

  startOfDay(day: DayNumber): EpochMs {
    return this.resolve(day * DAY_MS).at
  }

  dayOf(instant: EpochMs): DayNumber {
    return Math.floor((instant + this.offsetAt(instant)) / DAY_MS)
  }
}

const rules = new Map<string, ZoneRules>()

/** Returns the rules of a zone, cached. @throws RangeError for an unknown zone */
export function zoneRules(zone: string): ZoneRules {
  let found = rules.get(zone)
  if (found === undefined) {
    found = new CachedRules(zone)
    rules.set(zone, found)
  }
  return found
}
