/** Verifies stored days: reads every file and compares it with the manifest and its neighbours. */

import type { LocalizableMessage } from '../../../../shared/errors.ts'
import type { JobProgress } from '../../../../shared/run.ts'
import { addDays, daysFrom, FIRST_DAY, LAST_DAY } from '../../../../shared/time/calendar-day.ts'
import type { CalendarDay } from '../../../../shared/time/units.ts'
import { isHole } from './bars-run.ts'
import type { TradeCollection } from './collection.ts'
import type { DayFacts, IdGap } from './facts.ts'
import { sameNumbering } from './numbering.ts'
import type { DayRecord, TradeStore } from './ports.ts'
import type { FileInspection, VerifyTask } from './tasks.ts'
import type { Workspace } from './workspace.ts'

/** A range of days; without an end, all that are stored. Both ends are included. */
export interface DaySpan {
  readonly from?: string | undefined
  readonly to?: string | undefined
}

/** Who watches long work, and who may cancel it. */
export interface WorkOptions {
  readonly signal: AbortSignal
  readonly progress: (progress: JobProgress) => void
}

/** What is wrong with a stored day. */
export interface DayProblem {
  readonly day: CalendarDay
  readonly problem: LocalizableMessage
}

/** Names as in the API. */
export interface Verification {
  readonly days: number
  readonly rows: number
  /** Ids missing at the exchange itself, confirmed by a second download. */
  readonly confirmed_gaps: number
  readonly problems: readonly DayProblem[]
}

/** Reads all files of the span and records what was found for each day. */
export async function verify(
  work: Workspace,
  collection: TradeCollection,
  span: DaySpan,
  options: WorkOptions,
): Promise<Verification> {
  const [from, to] = [span.from ?? FIRST_DAY, span.to ?? LAST_DAY]
  const records = work.store.days(collection.key, from, to).filter(({ file }) => file !== null)
  const inspections = await inspect(work, collection, records, options)
  const problems: DayProblem[] = []
  for (const [i, record] of records.entries()) {
    const found = inspections[i] as FileInspection
    const problem = problemOf(record, found) ?? seamProblem(work, collection, record)
    if (problem !== null) problems.push({ day: record.day, problem })
    work.store.setVerified(collection.key, record.day, work.clock.now(), problem)
  }
  problems.push(...holes(work.store, collection, records), ...(await strangers(work, collection, from, to)))
  work.changed(collection.settings.symbol, null)
  return {
    days: records.length,
    rows: inspections.reduce((sum, { facts }) => sum + (facts?.rows ?? 0), 0),
    confirmed_gaps: records.reduce(
      (sum, { file, confirmedAt }) => sum + (confirmedAt === null ? 0 : (file?.missingIds ?? 0)),
      0,
    ),
    problems: problems.sort((a, b) => a.day.localeCompare(b.day)),
  }
}

function inspect(
  { workers, files }: Workspace,
  collection: TradeCollection,
  records: readonly DayRecord[],
  { signal, progress }: WorkOptions,
): Promise<FileInspection[]> {
  const total = records.length
  const input: VerifyTask = {
    files: records.map(({ day }) => ({ day, path: files.dayPath(collection, day) })),
  }
  const onMessage = (done: unknown) =>
    progress({
      fraction: (done as number) / Math.max(1, total),
      label: 'trades.step.verify',
      counters: { days: done as number, of_days: total },
    })
  return workers.run<VerifyTask, FileInspection[]>('verify', { input, signal, onMessage })
}

/** Returns what is wrong with one file; null if it matches its record. */
function problemOf({ file, confirmedAt }: DayRecord, found: FileInspection): LocalizableMessage | null {
  const { sha256, bytes, facts } = found
  if (sha256 === null) return { messageKey: 'day.gone' }
  if (sha256 !== file?.sha256) return { messageKey: 'day.other_file', params: { bytes } }
  if (facts === null) return found.problem
  if (!sameFacts(file, facts)) return { messageKey: 'day.other_facts' }
  return confirmedAt !== null ? null : (gapProblem(facts) ?? orderProblem(facts))
}

function sameFacts(a: DayFacts, b: DayFacts): boolean {
  const factsOf = (facts: DayFacts) => [
    facts.rows,
    facts.firstId,
    facts.lastId,
    facts.firstTime,
    facts.lastTime,
    facts.missingIds,
  ]
  return factsOf(a).join() === factsOf(b).join()
}

function gapProblem({ gaps, missingIds: count }: DayFacts): LocalizableMessage | null {
  const [first] = gaps
  if (first === undefined) return null
  return { messageKey: gaps.length === 1 ? 'day.gap' : 'day.gaps', params: { count, ...idsOf(first) } }
}

function orderProblem({ timeDisorders: count }: DayFacts): LocalizableMessage | null {
  return count > 0 ? { messageKey: 'day.disorder', params: { count } } : null
}

/** Ids as text: a number would be formatted with separators. */
const idsOf = ({ from, to }: IdGap) => ({ from: String(from), to: String(to) })

/** Returns the ids missing or duplicated before a day; null if they are known to be the exchange's own. */
export function seamProblem(
  work: Workspace,
  collection: TradeCollection,
  record: DayRecord,
): LocalizableMessage | null {
  const seam = seamOf(work, collection, record)
  if (seam === null) return null
  const { from, to } = seam
  if (to < from)
    return { messageKey: 'day.overlap', params: { first: String(to + 1), last: String(from - 1) } }
  return { messageKey: 'day.gap_before', params: { count: to - from + 1, ...idsOf(seam) } }
}

/**
 * Returns the ids between a day and the last trade before it: missing ones, or backwards (`to` below `from`) those that
 * both have. Null if the day continues the one before, or if they are known to be the exchange's own.
 */
export function seamOf(work: Workspace, collection: TradeCollection, record: DayRecord): IdGap | null {
  const first = record.file?.firstId
  if (typeof first !== 'number' || record.confirmedAt !== null) return null
  const last = lastIdBefore(work, collection, record.day)
  return last === null || first === last + 1 ? null : { from: last + 1, to: first - 1 }
}

/**
 * Returns the last id of the nearest earlier day with trades; null if a day before it is incomplete, or of another
 * numbering.
 */
function lastIdBefore(work: Workspace, { key, settings }: TradeCollection, day: CalendarDay): number | null {
  const { store } = work
  for (let at = addDays(day, -1); sameNumbering(work, settings, at, day); at = addDays(at, -1)) {
    const before = store.day(key, at)
    if (before?.state === 'absent') continue
    if (before === null || before.file === null || before.state === 'partial') return null
    if (before.file.lastId !== null) return before.file.lastId
  }
  return null
}

/**
 * Returns the days between the first and the last stored one that have no file, with what set them apart, except those that
 * the exchange has no trades of and those that the owner accepted.
 */
function holes(store: TradeStore, { key }: TradeCollection, records: readonly DayRecord[]): DayProblem[] {
  const [first] = records
  const last = records.at(-1)
  if (first === undefined || last === undefined) return []
  const known = store.days(key, first.day, last.day)
  const settled = new Set(
    known.filter((record) => record.file !== null || isHole(record)).map(({ day }) => day),
  )
  const reasons = new Map(known.map(({ day, problem }) => [day, problem]))
  return daysFrom(first.day, last.day)
    .filter((day) => !settled.has(day))
    .map((day) => ({ day, problem: reasons.get(day) ?? { messageKey: 'day.missing' } }))
}

/** Returns the files missing from the manifest. */
async function strangers(
  { store, files }: Workspace,
  collection: TradeCollection,
  from: string,
  to: string,
): Promise<DayProblem[]> {
  const days = await files.daysOnDisk(collection)
  return days
    .filter((day) => day >= from && day <= to && (store.day(collection.key, day)?.file ?? null) === null)
    .map((day) => ({ day, problem: { messageKey: 'day.stranger' } }))
}
