/** Facts about one day's trades, collected while they are written or read. */
import type { CalendarDay, EpochUs } from '../../../../shared/time/units.ts'

/** Missing ids between two neighbours, both ends included. */
export interface IdGap {
  readonly from: number
  readonly to: number
}

/** Maximum number of gaps listed; all are counted. */
const GAPS_LISTED = 100

/** Facts of one file. Instants are microseconds since 1970 UTC; null for a day without trades. */
export interface DayFacts {
  readonly rows: number
  readonly firstId: number | null
  readonly lastId: number | null
  readonly firstTime: EpochUs | null
  readonly lastTime: EpochUs | null
  readonly gaps: readonly IdGap[]
  /** Number of ids missing inside the file. */
  readonly missingIds: number
  /** Number of trades with a time earlier than that of the previous trade. */
  readonly timeDisorders: number
}

/** A written file, with its facts. */
export interface WrittenFile extends DayFacts {
  readonly bytes: number
  /** SHA-256 of the whole file, hexadecimal. */
  readonly sha256: string
  /** SHA-256 of its row groups, equal for equal trades; null for a file that an older version wrote. */
  readonly contentSha256: string | null
}

/** What a file says about itself in its footer, besides its facts. */
export interface FileOrigin {
  readonly exchange: string
  readonly dataset: string
  readonly symbol: string
  readonly day: CalendarDay
  readonly source: string
  /** SHA-256 of the archive it was made from; null if there was none. */
  readonly archiveSha256: string | null
}

/** Returns the hash of the trades of a day, which changes with them; empty for a day without a file. */
export const identityOf = (file: WrittenFile | null | undefined): string =>
  file?.contentSha256 ?? file?.sha256 ?? ''

/** Whether two files hold the same trades. Files of older versions are compared as a whole. */
export function sameTrades(a: WrittenFile, b: WrittenFile): boolean {
  const known = a.contentSha256 !== null && b.contentSha256 !== null
  return known ? a.contentSha256 === b.contentSha256 : a.sha256 === b.sha256
}

/** Collects facts from trades in their order. */
export class FactsGatherer {
  rows = 0
  firstId = -1
  lastId = -1
  firstTime = 0
  lastTime = 0
  missingIds = 0
  timeDisorders = 0
  readonly gaps: IdGap[] = []

  /**
   * Adds trades with rising ids, in one loop on locals.
   * @returns how many were added: fewer than `count` if an id does not rise
   */
  addAll(ids: Float64Array, times: Float64Array, count: number): number {
    if (this.rows === 0 && count > 0) this.begin(ids[0] as number, times[0] as number)
    let lastId = this.lastId
    let lastTime = this.lastTime
    let disorders = 0
    let taken = 0
    for (; taken < count; taken++) {
      const id = ids[taken] as number
      const time = times[taken] as number
      if (id !== lastId + 1) {
        if (id <= lastId) break
        this.gap(lastId + 1, id - 1)
      }
      if (time < lastTime) disorders++
      else lastTime = time
      lastId = id
    }
    this.lastId = lastId
    this.lastTime = lastTime
    this.timeDisorders += disorders
    this.rows += taken
    return taken
  }

  /** The first trade always counts as in order. */
  private begin(id: number, time: number): void {
    this.firstId = id
    this.firstTime = time
    this.lastId = id - 1
  }

  private gap(from: number, to: number): void {
    this.missingIds += to - from + 1
    if (this.gaps.length < GAPS_LISTED) this.gaps.push({ from, to })
  }

  facts(): DayFacts {
    const some = this.rows > 0
    return {
      rows: this.rows,
      firstId: some ? this.firstId : null,
      lastId: some ? this.lastId : null,
      firstTime: some ? this.firstTime : null,
      lastTime: some ? this.lastTime : null,
      gaps: [...this.gaps],
      missingIds: this.missingIds,
      timeDisorders: this.timeDisorders,
    }
  }
}
