/** One run: collects the incomplete days of one window, oldest first. */

import { VigieError } from '../../../../shared/errors.ts'
import type { UnlocalizedFault } from '../../../../shared/run.ts'
import { addDays, daysBetween, daysFrom, earlier, utcDay } from '../../../../shared/time/calendar-day.ts'
import type { CalendarDay } from '../../../../shared/time/units.ts'
import { faultFrom } from '../faults.ts'
import { collectArchive, collectPages, type DayWork } from './collect-day.ts'
import { type Collection, type CollectionWindow, nextDay, windowOf } from './collection.ts'
import type { DayRecord } from './ports.ts'
import { checkSpace } from './space.ts'
import type { Workspace } from './workspace.ts'

/** An archive appears during the following day; one missing for longer is a failure. */
const PATIENCE_DAYS = 2

/** Returns the window that contains the oldest incomplete day. */
export function currentWindow(
  work: Workspace,
  collection: Collection,
): CollectionWindow & { readonly next: string } {
  const { settings, key } = collection
  const today = utcDay(work.clock.now())
  const next = nextDay(settings, new Set(work.store.daysInState(key, 'stored')), today)
  return { ...windowOf(settings, next), next }
}

/** Returns the days of a window that a run has to collect. */
export function daysToCollect(work: Workspace, collection: Collection, window: CollectionWindow): string[] {
  const { settings, key } = collection
  const today = utcDay(work.clock.now())
  const last = settings.today ? today : addDays(today, -1)
  const whole = new Set(work.store.daysInState(key, 'stored'))
  return daysFrom(window.from, earlier(window.to, last)).filter((day) => !whole.has(day))
}

/** Collects days in order. @returns what blocks progress for now; failures are thrown */
export async function collectDays(work: DayWork, days: readonly string[]): Promise<UnlocalizedFault[]> {
  await checkSpace(work, work.collection, days)
  const faults: UnlocalizedFault[] = []
  for (const day of days) {
    work.signal.throwIfAborted()
    const fault = await collectDay(work, day)
    if (fault !== null) faults.push(fault)
  }
  return faults
}

async function collectDay(work: DayWork, day: CalendarDay): Promise<UnlocalizedFault | null> {
  const { collection, exchanges, clock } = work
  const age = daysBetween(day, utcDay(clock.now()))
  const { hasArchives, name } = exchanges[collection.settings.exchange]
  if (age <= 0 || !hasArchives) {
    await collectPages(work, day, await partialSummary(work, day))
    return null
  }
  try {
    await collectArchive(work, day)
    return null
  } catch (error) {
    if (!isMissing(error) || age > PATIENCE_DAYS) throw error
    work.store.setWaiting(collection.key, day, error.told)
    work.changed(collection.settings.symbol, day)
    return faultFrom(error, name)
  }
}

/** Returns the day as far as pages have been written, to continue it; null if it was not written from pages. */
async function partialSummary(
  { collection, store, files }: DayWork,
  day: CalendarDay,
): Promise<DayRecord | null> {
  const record = store.day(collection.key, day)
  if (record?.state !== 'partial' || record.source !== 'pages') return null
  const found = await files.hash(files.dayPath(collection, day))
  return found === record.file?.sha256 ? record : null
}

const isMissing = (error: unknown): error is VigieError =>
  error instanceof VigieError && error.code === 'trades_archive_missing'
