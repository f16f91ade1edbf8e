/**
 * Fills ids that are missing between two days: an archive that ends hours before midnight, or begins late, has no gap
 * inside. The ids before a day are those between it and the day before; pages tell to which of both they belong.
 */
import { addDays, startInMicroseconds } from '../../../../shared/time/calendar-day.ts'
import type { CalendarDay } from '../../../../shared/time/units.ts'
import { type DayWork, originOf, writeDay } from './day-work.ts'
import type { PageTrade } from './exchange-trade.ts'
import type { IdGap, WrittenFile } from './facts.ts'
import { type Filling, lineWriter, pagesBetween, rangesOf, writeFilled } from './gaps.ts'
import { sameNumbering } from './numbering.ts'
import { place } from './placement.ts'
import type { DayRecord, TradeArchive } from './ports.ts'

/** More ids than this are asked for by `repair`, not page by page within a run. */
const MOST_IDS = 100_000

/** Adds what pages have before the first and after the last trade of a converted archive. */
export async function fillSeams(
  work: DayWork,
  day: CalendarDay,
  archive: { readonly archive: TradeArchive; readonly path: string },
  filling: Filling,
): Promise<Filling> {
  const before = neighbour(work, day, addDays(day, -1))
  const after = neighbour(work, day, addDays(day, 1))
  const gaps = [gapBetween(before?.file, filling.file), gapBetween(filling.file, after?.file)]
  const asked = gaps.filter((gap) => gap !== null)
  if (asked.length === 0) return filling
  const { trades, conclusive } = await pagesBetween(work, day, asked)
  const [start, end] = [startInMicroseconds(day), startInMicroseconds(addDays(day, 1))]
  const own = trades.filter(({ time }) => time >= start && time < end)
  const earlier = trades.filter(({ time }) => time < start)
  if (before !== null && earlier.length > 0) await append(work, before, earlier)
  const joined =
    own.length === 0 ? filling : await writeFilled(work, day, archive, [...filling.extra, ...own])
  return { ...joined, conclusive: conclusive && (filling.conclusive || joined.file.missingIds === 0) }
}

/** Returns a whole day beside this one whose ids continue it; null if there is none. */
function neighbour(work: DayWork, day: CalendarDay, beside: CalendarDay): DayRecord | null {
  const { store, collection } = work
  if (!sameNumbering(work, collection.settings, day, beside)) return null
  const record = store.day(collection.key, beside)
  return record?.state === 'stored' && record.confirmedAt === null ? record : null
}

function gapBetween(
  one: WrittenFile | null | undefined,
  other: WrittenFile | null | undefined,
): IdGap | null {
  const last = one?.lastId ?? null
  const first = other?.firstId ?? null
  if (last === null || first === null || first <= last + 1) return null
  return first - last - 1 > MOST_IDS ? null : { from: last + 1, to: first - 1 }
}

/** Writes the day before again, with the trades that its archive lacked at the end. */
async function append(work: DayWork, record: DayRecord, trades: readonly PageTrade[]): Promise<void> {
  const { collection, files } = work
  const { day, quality, source, nextAt } = record
  if (source !== 'archive' || quality === null || quality.archive === null) return
  const path = await files.incoming(collection, `${day}-end.csv`)
  await files.remove(path)
  await files.append(path, trades.map(lineWriter(work)).join(''))
  const name = `${day}-end.parquet`
  const file = await writeDay(work, day, {
    source: { form: 'csv', path, name: `${collection.settings.symbol} ${day}` },
    origin: originOf(collection, day, 'archive', quality.archive.sha256),
    previous: files.dayPath(collection, day),
    mend: null,
    name,
  })
  const filled = [...quality.filled, ...rangesOf(trades)]
  const temp = await files.incoming(collection, name)
  await place(work, collection, {
    day,
    temp,
    state: 'stored',
    source,
    file,
    quality: { ...quality, filled },
    nextAt,
  })
  await files.remove(path)
}
