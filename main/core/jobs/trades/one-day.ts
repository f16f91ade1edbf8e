/** What the owner decides about one day: to go over it, to fetch it now, to forget it. */
import { VigieError } from '../../../../shared/errors.ts'
import { addDays, utcDay } from '../../../../shared/time/calendar-day.ts'
import type { CalendarDay } from '../../../../shared/time/units.ts'
import { unusable } from '../../../../shared/unusable-path.ts'
import type { TradeCollection } from './collection.ts'
import { sameTrades } from './facts.ts'
import { createReporter } from './reporter.ts'
import { collectDays } from './run-window.ts'
import type { WorkOptions } from './verify.ts'
import type { Workspace } from './workspace.ts'

/**
 * Bars go over a day that is not whole from now on, with what it holds.
 * @throws VigieError invalid_input if it is whole, not over, or if nobody has tried to collect it yet
 */
export function acceptDay(
  work: Workspace,
  collection: TradeCollection,
  day: CalendarDay,
  reason: string,
): void {
  const { store, clock, changed } = work
  const today = utcDay(clock.now())
  if (day >= today) throw unusable('day', 'day_not_over', { last: addDays(today, -1) })
  const record = store.day(collection.key, day)
  if (record?.state === 'stored') throw unusable('day', 'day_whole')
  if (record === null) throw unusable('day', 'day_not_collected', { date: day })
  store.accept(collection.key, day, { at: clock.now(), reason })
  changed(collection.settings.symbol, day)
}

/** What asking for a day gave. Names as in the API. */
export interface FetchedDay {
  readonly day: CalendarDay
  readonly rows: number
  /** Whether its trades are other ones than before. */
  readonly replaced: boolean
}

/** Collects one day now, whatever is stored of it; success ends an acceptance. @throws VigieError of the exchange or the disk */
export async function fetchDay(
  work: Workspace,
  collection: TradeCollection,
  day: CalendarDay,
  { signal, progress }: WorkOptions,
): Promise<FetchedDay> {
  const { store, clock } = work
  const today = utcDay(clock.now())
  if (day > today) throw unusable('day', 'day_ahead', { today })
  const before = store.day(collection.key, day)?.file ?? null
  const record = store.day(collection.key, day)
  if (record !== null && record.file === null) store.setNext(collection.key, day, record.attempts, null)
  const reporter = createReporter(1, clock, progress)
  const [fault] = await collectDays({ ...work, collection, signal, reporter }, [day])
  if (fault !== undefined) throw new VigieError(fault.code as VigieError['code'], fault.params)
  const after = store.day(collection.key, day)?.file ?? null
  const same = before !== null && after !== null && sameTrades(before, after)
  return { day, rows: after?.rows ?? 0, replaced: before !== null && !same }
}

/**
 * Removes a day's file and all that is known about it; the collection fetches it anew if it is one of its days.
 * @throws VigieError invalid_input if there is neither
 */
export async function forgetDay(
  { store, files, changed }: Workspace,
  collection: TradeCollection,
  day: CalendarDay,
): Promise<{ readonly day: CalendarDay }> {
  const path = files.dayPath(collection, day)
  if (store.day(collection.key, day) === null && !(await files.exists(path)))
    throw unusable('day', 'day_not_held', { day })
  await files.remove(path)
  store.forget(collection.key, day)
  changed(collection.settings.symbol, day)
  return { day }
}
