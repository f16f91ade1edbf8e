/** Asks whether exchanges have corrected archives of stored days, and takes those that they have. */
import type { CalendarDay } from '../../../../shared/time/units.ts'
import { collectPast } from './archive-day.ts'
import { type DayWork, requestFor } from './day-work.ts'
import { createDownloads } from './downloads.ts'
import type { DayRecord } from './ports.ts'
import { archiveAfter, isExchangeFault, recheckAfter } from './retry-plan.ts'
import { setApart } from './run-window.ts'

/** Days asked about in one run: one small request each, unless something has changed. */
const MOST_DAYS = 20

/** @returns how many days were replaced @throws VigieError trades_disk_*, worker_failed; never an exchange's fault */
export async function recheckDays(work: DayWork): Promise<number> {
  const { store, collection, clock } = work
  let replaced = 0
  for (const day of store.daysToRecheck(collection.key, clock.now(), MOST_DAYS)) {
    work.signal.throwIfAborted()
    if (await recheck(work, day)) replaced++
  }
  return replaced
}

/** @returns whether the day has other trades now */
async function recheck(work: DayWork, day: CalendarDay): Promise<boolean> {
  const { store, collection } = work
  const record = store.day(collection.key, day)
  if (record === null) return false
  if (await isUnchanged(work, record)) return false
  const downloads = createDownloads(work, [])
  try {
    const absence = await collectPast(work, day, downloads)
    if (absence !== null) postpone(work, record)
    return store.day(collection.key, day)?.file?.contentSha256 !== record.file?.contentSha256
  } catch (error) {
    if (!isExchangeFault(error)) throw error
    setApart(work, day, error, true)
    return false
  } finally {
    await downloads.close()
  }
}

/** Asks whether the archive that the day is from is still published; sets when it is asked about next. */
async function isUnchanged(work: DayWork, record: DayRecord): Promise<boolean> {
  const { collection, exchanges } = work
  const { day, quality } = record
  try {
    const archive = quality?.archive ?? null
    if (archive === null) return false
    const source = exchanges[collection.settings.exchange]
    if (!(await source.isCurrent(requestFor(work, day), archive))) return false
  } catch (error) {
    if (!isExchangeFault(error)) throw error
  }
  postpone(work, record)
  return true
}

function postpone(
  { store, collection, clock }: DayWork,
  { day, attempts, source }: Pick<DayRecord, 'attempts' | 'source'> & { readonly day: CalendarDay },
): void {
  const times = attempts + 1
  const wait = source === 'archive' ? recheckAfter(times) : archiveAfter(times)
  store.setNext(collection.key, day, times, wait === null ? null : clock.now() + wait)
}
