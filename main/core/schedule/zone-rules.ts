/** The UTC offset of a zone at any instant, from a table of its changes built once per requested year. */

const DAY = 86_400_000
/** No zone has two changes within this time, so probing at this interval finds every one. */
const PROBE = 3 * DAY

/** A range of constant offset, `from` included and `to` excluded, ms. It may be cut at the end of a year. */
interface OffsetPeriod {
  readonly from: number
  readonly to: number
  readonly offset: number
}

/**
 * The meaning of a local time. `unique`: one instant. `repeated`: the clocks were set back, so it occurs at
 * `at` and at `again`. `skipped`: the clocks were set forward, `at` is the end of the gap.
 */
type Resolved =
  | { readonly kind: 'unique' | 'skipped'; readonly at: number }
  | { readonly kind: 'repeated'; readonly at: number; readonly again: number }

/** Local times are in milliseconds, as if the wall clock showed UTC. */
export interface ZoneRules {
  readonly zone: string
  /** Milliseconds to add to UTC at an instant. */
  offsetAt(instant: number): number
  stretchAt(instant: number): OffsetPeriod
  resolve(local: number): Resolved
  /** The first instant of a local day, given in days since 1970-01-01. */
  startOfDay(day: number): number
  /** The local day of an instant, in days since 1970-01-01. */
  dayOf(instant: number): number
}

/** Returns a function that reads an instant's offset from Intl's names: `GMT`, `GMT+05:30`, `GMT-00:44:30`. */
function probeOf(zone: string): (instant: number) => number {
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
function changeBetween(left: number, right: number, probe: (instant: number) => number): number {
  const before = probe(left)
  let [low, high] = [left, right]
  while (high - low > 1000) {
    const middle = low + Math.floor((high - low) / 2000) * 1000
    if (probe(middle) === before) low = middle
    else high = middle
  }
  return high
}

function stretchesOf(year: number, probe: (instant: number) => number): OffsetPeriod[] {
  const end = Date.UTC(year + 1, 0, 1)
  const stretches: OffsetPeriod[] = []
  let from = Date.UTC(year, 0, 1)
  for (let left = from; left < end; left += PROBE) {
    const right = Math.min(left + PROBE, end)
    if (probe(left) === probe(right)) continue
    const change = changeBetween(left, right, probe)
    stretches.push({ from, to: change, offset: probe(left) })
    from = change
  }
  stretches.push({ from, to: end, offset: probe(end - 1) })
  return stretches.filter((stretch) => stretch.from < stretch.to)
}

class CachedRules implements ZoneRules {
  readonly zone: string
  readonly #probe: (instant: number) => number
  readonly #years = new Map<number, OffsetPeriod[]>()
  #last: OffsetPeriod = { from: 0, to: 0, offset: 0 }

  constructor(zone: string) {
    this.zone = zone
    this.#probe = probeOf(zone)
  }

  stretchAt(instant: number): OffsetPeriod {
    if (instant >= this.#last.from && instant < this.#last.to) return this.#last
    const year = new Date(instant).getUTCFullYear()
    let stretches = this.#years.get(year)
    if (stretches === undefined) {
      stretches = stretchesOf(year, this.#probe)
      this.#years.set(year, stretches)
    }
    const found = stretches.find((stretch) => instant < stretch.to)
    if (found === undefined) throw new RangeError(`not an instant: ${instant}`)
    this.#last = found
    return found
  }

  offsetAt(instant: number): number {
    return this.stretchAt(instant).offset
  }

  resolve(local: number): Resolved {
    const before = this.offsetAt(local - DAY)
    const after = this.offsetAt(local + DAY)
    const first = local - before
    if (before === after) return { kind: 'unique', at: first }
    const second = local - after
    const firstHolds = this.offsetAt(first) === before
    const secondHolds = this.offsetAt(second) === after
    if (firstHolds && secondHolds) return { kind: 'repeated', at: first, again: second }
    if (firstHolds || secondHolds) return { kind: 'unique', at: firstHolds ? first : second }
    return { kind: 'skipped', at: this.stretchAt(first).from }
  }

  startOfDay(day: number): number {
    return this.resolve(day * DAY).at
  }

  dayOf(instant: number): number {
    return Math.floor((instant + this.offsetAt(instant)) / DAY)
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
