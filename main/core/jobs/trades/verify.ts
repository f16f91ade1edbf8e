/** Proves what is held: every file read back and compared with the manifest and with its neighbours. */
import type { Progress } from '../../../../shared/run.ts'
import type { Collection } from './collection.ts'
import { addDays, daysFrom } from './day.ts'
import type { DayFacts } from './facts.ts'
import type { DayRecord } from './ports.ts'
import type { Inspection, VerifyTask } from './tasks.ts'
import type { Workspace } from './workspace.ts'

export interface Span {
  readonly from?: string | undefined
  readonly to?: string | undefined
}

export interface WorkOptions {
  readonly signal: AbortSignal
  readonly progress: (progress: Progress) => void
}

export interface DayProblem {
  readonly day: string
  readonly problem: string
}

export interface Verification {
  readonly days: number
  readonly rows: number
  /** Ids the exchange itself lacks, confirmed by asking again. */
  readonly confirmedGaps: number
  readonly problems: readonly DayProblem[]
}

const FIRST = '0000-01-01'
const LAST = '9999-12-31'

/** Reads all files of the span back and records per day what was found. */
export async function verify(
  work: Workspace,
  collection: Collection,
  span: Span,
  options: WorkOptions,
): Promise<Verification> {
  const [from, to] = [span.from ?? FIRST, span.to ?? LAST]
  const records = work.store.days(collection.key, from, to).filter(({ file }) => file !== null)
  const inspections = await inspect(work, collection, records, options)
  const problems: DayProblem[] = []
  for (const [i, record] of records.entries()) {
    const found = inspections[i] as Inspection
    const problem = problemOf(record, found) ?? seamProblem(work, collection, record)
    if (problem !== null) problems.push({ day: record.day, problem })
    work.store.setVerified(collection.key, record.day, work.clock.now(), problem)
  }
  problems.push(...holes(records), ...(await strangers(work, collection, from, to)))
  work.changed(collection.settings.symbol, null)
  return {
    days: records.length,
    rows: inspections.reduce((sum, { facts }) => sum + (facts?.rows ?? 0), 0),
    confirmedGaps: records.reduce(
      (sum, { file, confirmedAt }) => sum + (confirmedAt === null ? 0 : (file?.missingIds ?? 0)),
      0,
    ),
    problems: problems.sort((a, b) => a.day.localeCompare(b.day)),
  }
}

function inspect(
  { workers, files }: Workspace,
  collection: Collection,
  records: readonly DayRecord[],
  { signal, progress }: WorkOptions,
): Promise<Inspection[]> {
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
  return workers.run<VerifyTask, Inspection[]>('verify', { input, signal, onMessage })
}

/** What is wrong with one file, in words; null where it is as recorded. */
function problemOf({ file, confirmedAt }: DayRecord, found: Inspection): string | null {
  if (found.sha256 === null) return 'the file is gone'
  if (found.sha256 !== file?.sha256) return `the file is not the one recorded (${found.bytes} bytes)`
  if (found.facts === null) return found.problem
  if (!sameFacts(file, found.facts)) return 'the manifest tells other rows, ids or times than the file'
  if (confirmedAt !== null) return null
  if (found.facts.missingIds > 0) return `${found.facts.missingIds} ids are missing${gapText(found.facts)}`
  return found.facts.timeDisorders > 0 ? `${found.facts.timeDisorders} times are out of order` : null
}

function sameFacts(a: DayFacts, b: DayFacts): boolean {
  const told = (facts: DayFacts) => [
    facts.rows,
    facts.firstId,
    facts.lastId,
    facts.firstTime,
    facts.lastTime,
    facts.missingIds,
  ]
  return told(a).join() === told(b).join()
}

function gapText({ gaps }: DayFacts): string {
  const [gap] = gaps
  return gap === undefined ? '' : ` (${gap.from} to ${gap.to}${gaps.length > 1 ? ', …' : ''})`
}

/** Ids missing or double between a day and the one before. */
function seamProblem({ store }: Workspace, { key }: Collection, record: DayRecord): string | null {
  const before = store.day(key, addDays(record.day, -1))
  const last = before?.state === 'stored' || before?.state === 'broken' ? before.file?.lastId : null
  const first = record.file?.firstId
  if (typeof last !== 'number' || typeof first !== 'number' || record.confirmedAt !== null) return null
  if (first === last + 1) return null
  return first > last
    ? `${first - last - 1} ids are missing before its first trade (${last + 1} to ${first - 1})`
    : `its first trade ${first} is not after trade ${last} of the day before`
}

/** Days between the first and the last one held that nobody has collected. */
function holes(records: readonly DayRecord[]): DayProblem[] {
  const [first] = records
  const last = records.at(-1)
  if (first === undefined || last === undefined) return []
  const held = new Set(records.map(({ day }) => day))
  return daysFrom(first.day, last.day)
    .filter((day) => !held.has(day))
    .map((day) => ({ day, problem: 'the day is missing' }))
}

/** Files that the manifest does not know. */
async function strangers(
  { store, files }: Workspace,
  collection: Collection,
  from: string,
  to: string,
): Promise<DayProblem[]> {
  const days = await files.daysOnDisk(collection)
  return days
    .filter((day) => day >= from && day <= to && (store.day(collection.key, day)?.file ?? null) === null)
    .map((day) => ({ day, problem: 'the file is not in the manifest' }))
}
