/** Verifies the files of whole months: those that are not what was written are written again by the next run. */
import { FIRST_DAY, LAST_DAY } from '../../../../shared/time/calendar-day.ts'
import type { TradeCollection } from './collection.ts'
import { type DayProblem, type DaySpan, type Verification, verify, type WorkOptions } from './verify.ts'
import type { Workspace } from './workspace.ts'

/** Verifies the days of the span, then the files of their months. */
export async function verifyAll(
  work: Workspace,
  collection: TradeCollection,
  span: DaySpan,
  options: WorkOptions,
): Promise<Verification> {
  const days = await verify(work, collection, span, options)
  const months = await verifyMonths(work, collection, span, options)
  return { ...days, problems: [...days.problems, ...months] }
}

/** Forgets the months whose file is gone or another one. @returns them, each by the first day of its month */
async function verifyMonths(
  { months, files }: Workspace,
  collection: TradeCollection,
  { from = FIRST_DAY, to = LAST_DAY }: DaySpan,
  { signal }: WorkOptions,
): Promise<DayProblem[]> {
  const written = await months.written(collection)
  const problems: DayProblem[] = []
  const good = { ...written }
  for (const [month, { sha256 }] of Object.entries(written)) {
    if (month < from.slice(0, 7) || month > to.slice(0, 7)) continue
    signal.throwIfAborted()
    const found = await files.hash(months.path(collection, month))
    if (found === sha256) continue
    const messageKey = found === null ? 'month.gone' : 'month.other_file'
    problems.push({ day: `${month}-01`, problem: { messageKey, params: { month } } })
    delete good[month]
  }
  if (problems.length > 0) await months.record(collection, good)
  return problems
}
