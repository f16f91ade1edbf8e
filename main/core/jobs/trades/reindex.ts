/** Rebuilds the manifest of a lost database from the files: their footers say what they are. */
import { addDays } from '../../../../shared/time/calendar-day.ts'
import type { CalendarDay } from '../../../../shared/time/units.ts'
import type { TradeCollection } from './collection.ts'
import type { WrittenFile } from './facts.ts'
import { markFolder, taken } from './marker.ts'
import type { DayQuality, FilePlacement } from './ports.ts'
import { archiveAfter, recheckAfter } from './retry-plan.ts'
import type { FileInspection, VerifyTask } from './tasks.ts'
import type { DayProblem, WorkOptions } from './verify.ts'
import type { Workspace } from './workspace.ts'

/** Names as in the API. */
export interface Reindexed {
  /** Days that are in the manifest now and were not before. */
  readonly days: number
  readonly rows: number
  /** Days that were in the manifest before; their files were only taken over. */
  readonly known: number
  /** Files that are not what their place says; they are left as they are. */
  readonly problems: readonly DayProblem[]
}

/**
 * Records every file of the folder that the manifest does not know, and takes over the folder's marker.
 * @throws VigieError trades_folder_taken if the marker is of another collection
 */
export async function reindex(
  work: Workspace,
  collection: TradeCollection,
  options: WorkOptions,
): Promise<Reindexed> {
  const { store, files } = work
  const { key, settings } = collection
  const days = await files.daysOnDisk(collection)
  if (days.length === 0) return { days: 0, rows: 0, known: 0, problems: [] }
  await takeOver(work, collection)
  const unknown = days.filter((day) => (store.day(key, day)?.file ?? null) === null)
  const inspections = await inspect(work, collection, unknown, options)
  const problems: DayProblem[] = []
  let rows = 0
  for (const [i, inspection] of inspections.entries()) {
    const problem = problemOf(inspection, collection)
    if (problem !== null) problems.push({ day: inspection.day, problem })
    else rows += record(work, collection, inspection, inspections[i + 1])
  }
  work.changed(settings.symbol, null)
  const known = days.length - unknown.length
  return { days: inspections.length - problems.length, rows, known, problems }
}

async function takeOver(work: Workspace, collection: TradeCollection): Promise<void> {
  const marker = await work.files.readMarker(collection)
  if (marker !== null && marker.collection !== collection.key) throw taken(collection, marker)
  await markFolder(work, collection)
}

function inspect(
  { workers, files }: Workspace,
  collection: TradeCollection,
  days: readonly CalendarDay[],
  { signal, progress }: WorkOptions,
): Promise<FileInspection[]> {
  const input: VerifyTask = { files: days.map((day) => ({ day, path: files.dayPath(collection, day) })) }
  const onMessage = (done: unknown) =>
    progress({
      fraction: (done as number) / Math.max(1, days.length),
      label: 'trades.step.reindex',
      counters: { days: done as number, of_days: days.length },
    })
  return workers.run<VerifyTask, FileInspection[]>('verify', { input, signal, onMessage })
}

/** Returns why a file cannot be recorded; null if it can. */
function problemOf(
  { day, facts, problem, about }: FileInspection,
  { settings }: TradeCollection,
): DayProblem['problem'] | null {
  if (facts === null) return problem ?? { messageKey: 'day.gone' }
  if (about === null) return { messageKey: 'day.no_footer' }
  const { exchange, dataset, symbol } = settings
  const own = about.exchange === exchange && about.dataset === dataset && about.symbol === symbol
  if (own && about.day === day) return null
  const is = `${about.exchange}/${about.dataset}/${about.symbol} ${about.day}`
  return { messageKey: 'day.other_collection', params: { is } }
}

/** Records a file. @returns its rows */
function record(
  { store, clock }: Workspace,
  { key }: TradeCollection,
  inspection: FileInspection,
  next: FileInspection | undefined,
): number {
  const { day, facts, sha256, bytes, about } = inspection
  if (facts === null || sha256 === null || about === null) return 0
  const file: WrittenFile = { ...facts, bytes, sha256, contentSha256: about.contentSha256 }
  const { source, archiveSha256 } = about
  const archive = archiveSha256 === null ? null : { sha256: archiveSha256, etag: null }
  const quality: DayQuality = { archive, duplicates: 0, reordered: 0, filled: [], note: null }
  const state = source === 'archive' || isFollowed(inspection, next) ? 'stored' : 'partial'
  const wait = source === 'archive' ? recheckAfter(0) : archiveAfter(0)
  const nextAt = state === 'stored' && wait !== null ? clock.now() + wait : null
  const placement: FilePlacement = { day, temp: '', state, source, file, quality, nextAt }
  store.beginPlacement(key, placement)
  store.endPlacement(key, day)
  return file.rows
}

/** Whether the ids of the next day continue: a day from pages is whole only then. */
function isFollowed({ day, facts }: FileInspection, next: FileInspection | undefined): boolean {
  const first = next?.facts?.firstId ?? null
  return next?.day === addDays(day, 1) && facts?.lastId !== null && first === (facts?.lastId ?? 0) + 1
}
