/** Downloads again what verification finds wrong or missing. */

import { addDays, utcDay } from '../../../../shared/time/calendar-day.ts'
import type { CalendarDay } from '../../../../shared/time/units.ts'
import { collectPast } from './archive-day.ts'
import type { TradeCollection } from './collection.ts'
import type { DayWork } from './day-work.ts'
import { createDownloads } from './downloads.ts'
import { sameTrades } from './facts.ts'
import { collectPages } from './pages-day.ts'
import type { TradeStore } from './ports.ts'
import { createReporter } from './reporter.ts'
import { checkSpace } from './space.ts'
import { type DayProblem, type DaySpan, seamProblem, verify, type WorkOptions } from './verify.ts'
import type { Workspace } from './workspace.ts'

/** What a repair did, by day. */
export interface Repair {
  readonly repaired: readonly string[]
  /** Days that the exchange sent again with the same gaps: the gaps are the exchange's own. */
  readonly confirmed: readonly string[]
  readonly problems: readonly DayProblem[]
}

/** @throws VigieError trades_* | source_* at the first day that cannot be downloaded; earlier days are repaired */
export async function repair(
  work: Workspace,
  collection: TradeCollection,
  span: DaySpan,
  options: WorkOptions,
): Promise<Repair> {
  const { problems } = await verify(work, collection, span, options)
  const days = [...new Set(problems.flatMap((found) => daysBehind(work.store, collection, found)))].sort()
  await checkSpace(work, collection, days)
  const report = createReporter(days.length, work.clock, (progress) =>
    options.progress({ ...progress, label: 'trades.step.repair' }),
  )
  const repaired: string[] = []
  const confirmed: string[] = []
  for (const day of days) {
    options.signal.throwIfAborted()
    const before = work.store.day(collection.key, day)
    const same = await refetch({ ...work, collection, signal: options.signal, reporter: report }, day)
    report.passed()
    if (!same) repaired.push(day)
    else if (typeof before?.confirmedAt === 'number' || lacksSomething(work, collection, day, problems)) {
      work.store.setConfirmed(collection.key, day, work.clock.now())
      confirmed.push(day)
    }
  }
  const after = await verify(work, collection, span, options)
  return { repaired, confirmed, problems: after.problems }
}

const isSeam = ({ problem }: DayProblem) =>
  problem.messageKey === 'day.gap_before' || problem.messageKey === 'day.overlap'

/** Whether an unchanged day still has a problem, or still does not continue the day before. */
function lacksSomething(
  work: Workspace,
  collection: TradeCollection,
  day: CalendarDay,
  problems: readonly DayProblem[],
): boolean {
  if (problems.some((found) => found.day === day && !isSeam(found))) return true
  const record = work.store.day(collection.key, day)
  return record !== null && seamProblem(work, collection, record) !== null
}

/** Returns the days a problem may come from: for a seam, both sides and the days without trades between them. */
function daysBehind(store: TradeStore, { key }: TradeCollection, found: DayProblem): string[] {
  const { day } = found
  if (!isSeam(found)) return [day]
  const days = [day]
  for (let before = store.day(key, addDays(day, -1)); before?.file; ) {
    days.push(before.day)
    before = before.file.lastId === null ? store.day(key, addDays(before.day, -1)) : null
  }
  return days
}

/** Downloads one day again. @returns whether the file is exactly the same */
async function refetch(work: DayWork, day: CalendarDay): Promise<boolean> {
  const { collection, exchanges, store, clock, files } = work
  const before = store.day(collection.key, day)?.file ?? null
  const there = await files.hash(files.dayPath(collection, day))
  const past = day < utcDay(clock.now())
  if (past && exchanges[collection.settings.exchange].hasArchives) {
    const downloads = createDownloads(work, [])
    await collectPast(work, day, downloads).finally(() => downloads.close())
  } else await collectPages(work, day, { record: null })
  const after = store.day(collection.key, day)?.file ?? null
  return before !== null && after !== null && before.sha256 === there && sameTrades(before, after)
}
