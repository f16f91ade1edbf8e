/** The data quality report of a collection: what is missing of each day, and why. */

import type { TradeDayQuality } from '../../../../shared/contract/trade-quality.ts'
import { localize } from '../../../../shared/errors.ts'
import type { Unlocalized } from '../../../../shared/localized.ts'
import { FIRST_DAY, LAST_DAY } from '../../../../shared/time/calendar-day.ts'
import { toInstant } from '../../../../shared/time/instant.ts'
import { localDayText } from '../../../../shared/time/local-time.ts'
import type { IdGap } from '../../jobs/trades/facts.ts'
import type { DayRecord } from '../../jobs/trades/ports.ts'
import { type DaySpan, seamOf } from '../../jobs/trades/verify.ts'
import { csvLine } from '../../tables/csv-cells.ts'
import type { ByJob } from '../operation.ts'
import { collectionFor, type TradesServiceDeps } from './deps.ts'

/** The part of the service about the quality of days. */
export function createQuality(deps: TradesServiceDeps) {
  const { store, clock } = deps.work
  const itemsOf = (input: ByJob & DaySpan) => {
    const collection = collectionFor(deps, input)
    return store
      .days(collection.key, input.from ?? FIRST_DAY, input.to ?? LAST_DAY)
      .map((record) => qualityView(record, seamOf(deps.work, collection, record), clock.zone()))
  }
  return {
    quality(input: ByJob & DaySpan) {
      const items = itemsOf(input)
      const rows = items.reduce((sum, day) => sum + day.rows, 0)
      const missing = items.reduce((sum, day) => sum + day.missing_ids, 0)
      return {
        items,
        days: items.length,
        whole_days: items.filter(({ completeness }) => completeness === 1).length,
        completeness: rows + missing === 0 ? null : rows / (rows + missing),
      }
    },
    exportQuality(input: ByJob & DaySpan) {
      const { settings } = collectionFor(deps, input)
      const items = itemsOf(input)
      return {
        file_name: `${settings.symbol}-quality-${localDayText(clock.now(), clock.zone())}.csv`,
        media_type: 'text/csv; charset=utf-8',
        content: [COLUMNS, ...items.map(cells)].map((cells) => csvLine(cells)).join(''),
        rows: items.length,
      }
    },
  }
}

const COLUMNS = [
  'day',
  'state',
  'source',
  'rows',
  'missing_ids',
  'completeness',
  'gaps',
  'gaps_confirmed',
  'filled_ids',
  'duplicates',
  'reordered',
  'time_disorders',
  'archive_sha256',
  'archive_etag',
  'next_check',
  'problem',
  'accepted_reason',
] as const

/** Returns the cells of a day, in the order of the columns; its problem in English, like the names. */
function cells(day: Unlocalized<TradeDayQuality>): (string | number | null)[] {
  const { gaps, gaps_confirmed, accepted, ...plain } = day
  const values = {
    ...plain,
    gaps: gaps.map(({ from, to }) => (from === to ? from : `${from}-${to}`)).join(' '),
    gaps_confirmed: String(gaps_confirmed),
    accepted_reason: accepted?.reason ?? null,
  }
  return COLUMNS.map((name) => {
    const value = values[name]
    return typeof value === 'object' && value !== null ? localize(value, 'en') : value
  })
}

/** @param seam ids missing between the day before and this one: they count as missing of this one */
function qualityView(record: DayRecord, seam: IdGap | null, zone: string): Unlocalized<TradeDayQuality> {
  const { day, state, source, file, quality, accepted, nextAt } = record
  const rows = file?.rows ?? 0
  const before = seam !== null && seam.to >= seam.from ? [seam] : []
  const missing = before.reduce((sum, { from, to }) => sum + to - from + 1, file?.missingIds ?? 0)
  const isHeld = file !== null && (state === 'stored' || state === 'partial')
  return {
    day,
    state,
    source,
    rows,
    missing_ids: missing,
    completeness: !isHeld ? null : rows + missing === 0 ? 1 : rows / (rows + missing),
    gaps: [...before, ...(file?.gaps ?? [])],
    gaps_confirmed: record.confirmedAt !== null,
    filled_ids: (quality?.filled ?? []).reduce((sum, { from, to }) => sum + to - from + 1, 0),
    duplicates: quality?.duplicates ?? null,
    reordered: quality?.reordered ?? null,
    time_disorders: file?.timeDisorders ?? 0,
    archive_sha256: quality?.archive?.sha256 ?? null,
    archive_etag: quality?.archive?.etag ?? null,
    next_check: nextAt === null ? null : toInstant(nextAt, zone),
    problem: record.problem ?? quality?.note ?? null,
    accepted: accepted === null ? null : { at: toInstant(accepted.at, zone), reason: accepted.reason },
  }
}
