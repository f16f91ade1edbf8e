/** Decides about each row of maintenances: new, changed since the last import, known or a duplicate. */
import type { MovedChoice } from '../../../../shared/import.ts'
import type { RowEffect } from '../../../../shared/import-row.ts'
import { isOpen } from '../closed.ts'
import { fold } from '../fold.ts'
import type { WorkDetails } from '../ports.ts'
import { asStored, changesNothing } from './as-stored.ts'
import { assetIdOf, assetsFor } from './asset-identity.ts'
import type { CalendarFile } from './calendar-event.ts'
import { type MovedRow, movedRows } from './moved.ts'
import type { AssetIds, GoneMaintenance, ImportedMaintenance, ImportStore, OpenWork } from './ports.ts'
import type { ImportedMaintenanceRow, NamedAsset, RowFault } from './row.ts'

export interface MaintenanceDecision {
  readonly row: ImportedMaintenanceRow
  readonly effect: RowEffect
  /** The row's content, compared with what was stored the last time. */
  readonly content: string
  /** What is stored for it. */
  readonly before: ImportedMaintenance | null
  /** Whether what is stored is known to files by another day. */
  readonly isMoved: boolean
}

/** What becomes of the series that a row closes: it goes on with a next one, or ends. */
export type SeriesEnd = 'continued' | 'ended'

export interface MaintenanceDecisions {
  readonly decisions: readonly MaintenanceDecision[]
  /** Of the decisions that close a series, what becomes of it. */
  readonly series: ReadonlyMap<MaintenanceDecision, SeriesEnd>
  /** Among which the assets of the rows are found. */
  readonly assets: AssetIds
  /** Number of rows repeated in the file. */
  readonly repeated: number
  /** Rows whose identity appears earlier in the file with other values. */
  readonly faults: readonly RowFault[]
  /** Open maintenances that came from the same calendar, which no longer has them. */
  readonly gone: readonly GoneMaintenance[]
  /** Rows that seem to be an open maintenance on another day. */
  readonly moved: readonly MovedRow[]
}

/** The calendar that rows come from: its name among those that were imported, and all that it still has. */
export type ImportedCalendar = Pick<CalendarFile, 'source' | 'present'>

/**
 * The order of the fields must not change: their text is stored, so details are appended only if the file has some. The next
 * day of a calendar's rule is no change of it.
 */
function contentOfMaintenance({ asset, source, sequence, details, ...row }: ContentFields): string {
  const { name, code, location } = asset
  const values = row.written ?? row.values
  const { title, status, completedDay, recurrence, cost, reference, notes } = values
  const isComputed = source !== null && recurrence?.rule !== undefined
  const { plannedDay, monthDay } = isComputed ? { plannedDay: 0, monthDay: 0 } : values
  const hasDetails = Object.keys(details).length > 0
  return JSON.stringify([
    { name, code, location },
    { title, plannedDay, status, completedDay, recurrence, monthDay, cost, reference, notes },
    ...(sequence === 0 && !hasDetails ? [] : [sequence]),
    ...(hasDetails ? [details] : []),
  ])
}

/** The details that an export writes: those that have a value. */
function writtenDetails(values: WorkDetails): Partial<WorkDetails> {
  const { assignee, durationMinutes, leadDays, meter, links } = values
  return {
    ...(assignee !== '' && { assignee }),
    ...(durationMinutes !== null && { durationMinutes }),
    ...(leadDays !== null && { leadDays }),
    ...(meter !== null && { meter }),
    ...(links.length > 0 && { links }),
  }
}

type ContentFields = Pick<
  ImportedMaintenanceRow,
  'asset' | 'values' | 'written' | 'source' | 'sequence' | 'details'
>

/** Returns the number of changes that an event had when it was stored. */
function sequenceIn(content: string | null): number {
  const [, , sequence] = content === null ? [] : (JSON.parse(content) as [unknown, unknown, number?])
  return sequence ?? 0
}

/** Decides about all rows; changes nothing. @param choice what becomes of rows that seem to be an open maintenance on another day */
export function decideMaintenances(
  store: ImportStore,
  rows: readonly ImportedMaintenanceRow[],
  calendar: ImportedCalendar | null,
  choice: MovedChoice,
): MaintenanceDecisions {
  const assets = assetsFor(
    store.assetIds(),
    rows.map(({ asset }) => asset),
  )
  const seen = new Map<string, string>()
  const faults: RowFault[] = []
  const decided: MaintenanceDecision[] = []
  let repeated = 0
  for (const row of rows) {
    const content = contentOfMaintenance(row)
    const earlier = seen.get(row.identity)
    if (earlier === undefined) {
      seen.set(row.identity, content)
      decided.push(judged(store, assets, row, content))
    } else if (earlier === content) repeated += 1
    else faults.push(conflict(row))
  }
  const openWorkOf = openWorkReader(store, assets)
  const moved = movedRows(
    decided.filter(({ effect }) => effect === 'new').map(({ row }) => row),
    ({ asset }) => openWorkOf(asset),
    (identity) => seen.has(identity),
  )
  const decisions = choice === 'add' ? decided : withMoved(store, assets, decided, moved)
  const gone = calendar === null ? [] : goneFrom(store, calendar, seen)
  const series = seriesEnds(openWorkOf, decisions)
  return { decisions, series, assets, repeated, faults, gone, moved }
}

type OpenWorkReader = (asset: NamedAsset) => readonly OpenWork[]

/** Reads the open maintenances of an asset once, however many rows name it. */
function openWorkReader(store: ImportStore, assets: AssetIds): OpenWorkReader {
  const read = new Map<number, readonly OpenWork[]>()
  return (asset) => {
    const id = assetIdOf(assets, asset)
    if (id === null) return []
    const work = read.get(id) ?? store.openWork(id)
    read.set(id, work)
    return work
  }
}

/** A row that moves a maintenance changes it, like a row that was imported before. */
function withMoved(
  store: ImportStore,
  assets: AssetIds,
  decided: readonly MaintenanceDecision[],
  moved: readonly MovedRow[],
): readonly MaintenanceDecision[] {
  const openOf = new Map(moved.map(({ row, open }) => [row, open.id]))
  return decided.map((one) => {
    const id = openOf.get(one.row)
    const before = id === undefined ? null : store.maintenance(id)
    if (before === null) return one
    const row = asStored(one.row, before, assetIdOf(assets, one.row.asset))
    return { ...one, row, effect: 'changed' as const, before, isMoved: true }
  })
}

function goneFrom(
  store: ImportStore,
  { source, present: { identities, beginnings } }: ImportedCalendar,
  rows: ReadonlyMap<string, unknown>,
): GoneMaintenance[] {
  return store
    .openFrom(source)
    .filter(
      ({ identity }) =>
        !rows.has(identity) &&
        !identities.has(identity) &&
        !beginnings.some((beginning) => identity.startsWith(beginning)),
    )
}

/** Returns the fault of a row that repeats an identity with other values. */
export const conflict = (
  { line, identity }: { line: number; identity: string },
  problem: 'conflicting_reference' | 'repeated_asset' = 'conflicting_reference',
): RowFault => ({
  line,
  column: null,
  value: identity.replace(/^\w+ (name |code )?/, ''),
  problem,
})

/** Whether a maintenance was cancelled because its calendar no longer had it, and no hand has closed it. */
const wasGone = ({ content, source, values }: ImportedMaintenance): boolean =>
  source !== null && content === null && values.status === 'cancelled'

/** A file does not reopen what is closed here, but an event that comes back is planned again. */
function judged(store: ImportStore, assets: AssetIds, given: ImportedMaintenanceRow, content: string) {
  const before = storedFor(store, given)
  if (before === null) {
    const effect: RowEffect = isEntered(store, assets, given) ? 'duplicate' : 'new'
    return { row: given, effect, content, before, isMoved: false }
  }
  const assetId = assetIdOf(assets, given.asset)
  if (wasGone(before) && before.source === given.source)
    return { row: given, effect: 'changed' as const, content, before, isMoved: false }
  const row = asStored(given, before, assetId)
  const reopens = !isOpen(before.values.status) && isOpen(given.values.status)
  const isOlder = row.sequence < sequenceIn(before.content)
  const isAsWritten = row.written === undefined
  const isKnown = (isAsWritten && before.content === content) || changesNothing(row, before, assetId)
  const effect: RowEffect = isKnown || reopens || isOlder ? 'known' : 'changed'
  return { row, effect, content, before, isMoved: false }
}

/** Returns the stored maintenance of a row: its export's origin, otherwise the one imported with its identity. */
function storedFor(
  store: ImportStore,
  { identity, origin, source }: ImportedMaintenanceRow,
): ImportedMaintenance | null {
  const exported = origin === null ? null : store.exported(origin)
  return exported === null
    ? store.imported(identity)
    : {
        ...exported,
        source: null,
        content: contentOfMaintenance({
          ...exported,
          source,
          sequence: 0,
          details: writtenDetails(exported.values),
        }),
      }
}

/** Whether the same work on the same day was entered by hand, or planned by a completion. */
function isEntered(store: ImportStore, assets: AssetIds, { asset, values }: ImportedMaintenanceRow): boolean {
  const id = assetIdOf(assets, asset)
  if (id === null) return false
  const wanted = fold(values.title)
  return store.enteredTitles(id, values.plannedDay).some((title) => fold(title) === wanted)
}

const seriesOf = ({ asset, values }: ImportedMaintenanceRow) => `${fold(asset.name)}|${fold(values.title)}`

const closesRecurrence = ({ row: { values }, effect }: MaintenanceDecision): boolean =>
  values.recurrence !== null && !isOpen(values.status) && (effect === 'new' || effect === 'changed')

/**
 * A completed or cancelled one of a recurrence closes its series unless another one is open, in the file or here; the
 * last completed one plans the next, as a completion by hand does.
 */
function seriesEnds(
  openWorkOf: OpenWorkReader,
  decisions: readonly MaintenanceDecision[],
): Map<MaintenanceDecision, SeriesEnd> {
  const ends = new Map<MaintenanceDecision, SeriesEnd>()
  const closing = decisions.filter(closesRecurrence)
  if (closing.length === 0) return ends
  const openInFile = new Set<string>()
  const lastClosed = new Map<string, MaintenanceDecision>()
  for (const one of decisions) {
    const { values } = one.row
    const key = seriesOf(one.row)
    if (isOpen(values.status)) openInFile.add(key)
    else if ((lastClosed.get(key)?.row.values.plannedDay ?? Number.NEGATIVE_INFINITY) <= values.plannedDay) {
      lastClosed.set(key, one)
    }
  }
  for (const one of closing) {
    const { row, before } = one
    if (before !== null && !isOpen(before.values.status)) continue
    const key = seriesOf(row)
    if (openInFile.has(key) || lastClosed.get(key) !== one) continue
    const others = openWorkOf(row.asset).filter(({ id }) => id !== before?.id)
    if (others.some(({ title }) => fold(title) === fold(row.values.title))) continue
    ends.set(one, row.values.status === 'completed' ? 'continued' : 'ended')
  }
  return ends
}
