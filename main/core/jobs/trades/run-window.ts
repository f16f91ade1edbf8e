/** One run: collects the days of one window that are due, oldest first, then asks about corrected archives. */

import { VigieError } from '../../../../shared/errors.ts'
import type { UnlocalizedFault } from '../../../../shared/run.ts'
import { addDays, daysBetween, daysFrom, earlier, utcDay } from '../../../../shared/time/calendar-day.ts'
import type { CalendarDay } from '../../../../shared/time/units.ts'
import { faultFrom } from '../faults.ts'
import { type Absence, collectPast, partialRecord } from './archive-day.ts'
import { type CollectionWindow, nextDay, type TradeCollection, windowOf } from './collection.ts'
import type { DayWork } from './day-work.ts'
import { createDownloads, type Downloads } from './downloads.ts'
import { collectPages } from './pages-day.ts'
import { isDoubtful, isExchangeFault, waitAfter } from './retry-plan.ts'
import { checkSpace } from './space.ts'
import type { Workspace } from './workspace.ts'

/** Returns the window that contains the oldest day that is due. */
export function currentWindow(
  work: Workspace,
  collection: TradeCollection,
): CollectionWindow & { readonly next: string } {
  const { settings, key } = collection
  const now = work.clock.now()
  const next = nextDay(settings, new Set(work.store.settledDays(key, now)), utcDay(now))
  return { ...windowOf(settings, next), next }
}

/** Returns the days of a window that a run has to collect. */
export function daysToCollect(
  work: Workspace,
  collection: TradeCollection,
  window: CollectionWindow,
): string[] {
  const { settings, key } = collection
  const now = work.clock.now()
  const today = utcDay(now)
  const last = settings.today ? today : addDays(today, -1)
  const settled = new Set(work.store.settledDays(key, now))
  return daysFrom(window.from, earlier(window.to, last)).filter((day) => !settled.has(day))
}

/** Whether past days are due: the next run need not wait. */
export function hasBacklog(work: Workspace, collection: TradeCollection): boolean {
  const { next } = currentWindow(work, collection)
  return next < utcDay(work.clock.now())
}

/** Days in a row without an answer, after which the exchange is asked for no other: each costs a minute of silence. */
const MOST_SILENT = 3

/**
 * Collects days in order. A day that the exchange does not give, or gives in doubt, is set apart and the others go on. If the
 * exchange does not answer at all, no day is: silence says nothing of a day, and the next run asks for the same days.
 * @returns why days were set apart
 * @throws VigieError trades_disk_*, worker_failed; trades_symbol_unknown if nothing of the symbol is stored;
 *   source_timeout | source_unreachable if the exchange does not answer
 */
export async function collectDays(work: DayWork, days: readonly string[]): Promise<UnlocalizedFault[]> {
  await checkSpace(work, work.collection, days)
  const downloads = createDownloads(
    work,
    days.filter((day) => hasArchive(work, day)),
  )
  const faults: UnlocalizedFault[] = []
  let silent: DayFailure[] = []
  let answered = false
  const settle = (failures: readonly DayFailure[]) => {
    for (const failure of failures) faults.push(setDayApart(work, failure))
    silent = []
  }
  try {
    for (const day of days) {
      work.signal.throwIfAborted()
      // An absence may have settled it with an earlier day; an archive of it is worth more than what pages say.
      const settled = work.store.day(work.collection.key, day)?.state === 'absent' && !isDue(work, day)
      const needless = settled && !hasArchive(work, day)
      const failure = needless ? null : await collectDay(work, day, downloads, !settled)
      if (failure !== null && isSilence(failure.error)) {
        silent.push(failure)
        if (silent.length === MOST_SILENT) throw failure.error
        continue
      }
      answered ||= !needless
      settle(failure === null ? silent : [...silent, failure])
      work.reporter.passed()
    }
    if (!answered && silent[0] !== undefined) throw silent[0].error
    settle(silent)
    return faults
  } finally {
    await downloads.close()
  }
}

/** A day that could not be collected, and why. */
interface DayFailure {
  readonly day: CalendarDay
  readonly error: VigieError
  readonly archived: boolean
}

const isSilence = ({ code }: VigieError): boolean =>
  code === 'source_timeout' || code === 'source_unreachable'

function isDue({ store, collection, clock }: DayWork, day: CalendarDay): boolean {
  const nextAt = store.day(collection.key, day)?.nextAt ?? null
  return nextAt === null || nextAt <= clock.now()
}

/** Whether a day can be in an archive: it is over, and the exchange has archives. */
function hasArchive({ exchanges, collection, clock }: DayWork, day: CalendarDay): boolean {
  return exchanges[collection.settings.exchange].hasArchives && day < utcDay(clock.now())
}

async function collectDay(
  work: DayWork,
  day: CalendarDay,
  downloads: Downloads,
  pages: boolean,
): Promise<DayFailure | null> {
  const archived = hasArchive(work, day)
  try {
    if (!archived) await collectPages(work, day, { record: await partialRecord(work, day) })
    else {
      const absence = await collectPast(work, day, downloads, pages)
      if (absence !== null) markAbsent(work, day, absence)
    }
    return null
  } catch (error) {
    if (!isExchangeFault(error) || isHopeless(work, error)) throw error
    return { day, error, archived }
  }
}

function setDayApart(work: DayWork, { day, error, archived }: DayFailure): UnlocalizedFault {
  setApart(work, day, error, archived)
  return faultFrom(error, work.exchanges[work.collection.settings.exchange].name)
}

/** The exchange does not know the symbol and never gave a day of it: only the owner can help. */
const isHopeless = ({ store, collection }: DayWork, { code }: VigieError): boolean =>
  code === 'trades_symbol_unknown' && store.totals(collection.key).days === 0

/** Records why a day is not whole, and when it is tried again. Pages are never quarantined: they change. */
export function setApart(work: DayWork, day: CalendarDay, error: VigieError, archived: boolean): void {
  const { store, collection, clock, changed } = work
  const state = archived && isDoubtful(error) ? 'quarantined' : 'waiting'
  const attempts = (store.day(collection.key, day)?.attempts ?? 0) + 1
  const age = daysBetween(day, utcDay(clock.now()))
  const nextAt = clock.now() + waitAfter(state, error, attempts, age)
  const evenIfHeld = error.code === 'trades_archive_doubted'
  store.setApart(collection.key, day, { state, problem: error.localizable, attempts, nextAt, evenIfHeld })
  changed(collection.settings.symbol, day)
}

/** Marks a day, and the days after it that the exchange has no trades of either. */
function markAbsent(work: DayWork, day: CalendarDay, { until, problem }: Absence): void {
  const { store, collection, clock, changed } = work
  const { to } = windowOf(collection.settings, day)
  const last = until === null ? day : earlier(addDays(until, -1), to)
  for (const gone of daysFrom(day, last)) {
    const record = store.day(collection.key, gone)
    if ((record?.file ?? null) !== null) continue
    const attempts = (record?.attempts ?? 0) + 1
    const wait = waitAfter('absent', new VigieError('trades_no_data', {}), attempts, 0)
    store.setApart(collection.key, gone, { state: 'absent', problem, attempts, nextAt: clock.now() + wait })
  }
  changed(collection.settings.symbol, day)
}
