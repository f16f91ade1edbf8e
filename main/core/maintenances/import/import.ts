/** A complete import: reads a file, judges it and, if accepted, stores it in one transaction. */
import { VigieError } from '../../../../shared/errors.ts'
import type { ColumnMapping, DateOrder, ImportSubject } from '../../../../shared/import.ts'
import { dayText } from '../../../../shared/time/calendar-day.ts'
import { localDay } from '../../../../shared/time/local-time.ts'
import { unreadableFile } from '../../../../shared/unusable-path.ts'
import type { Language } from '../../../../shared/vocabulary.ts'
import type { ReadCalendar } from './calendar-event.ts'
import { calendarRows } from './calendar-rows.ts'
import { type CsvRow, csvRows } from './csv-rows.ts'
import { countAssets, countMaintenances, type ImportTotals, keepAssets, keepMaintenances } from './keep.ts'
import { missingFields, proposedMapping, signatureOf } from './mapping.ts'
import type { ImportStore } from './ports.ts'
import { type CsvLayout, readAssetRows, readMaintenanceRows } from './read-csv.ts'
import type { ImportedAssetRow, ImportedMaintenanceRow, ReadRows, RowFault } from './row.ts'
import { orderOf } from './values.ts'

/** Recurring events are expanded from a year ago to two years ahead. */
const DAYS_BEFORE = 366
const DAYS_AHEAD = 731
const SAMPLE = 20

/** A file and how to read it: plain data, so that it can be passed to a worker thread. */
export interface ImportRequest {
  readonly subject: ImportSubject
  readonly text: string
  readonly format: 'csv' | 'ical'
  /** The owner's mapping, otherwise the remembered or proposed one. */
  readonly mapping: ColumnMapping | null
  readonly dateOrder: DateOrder
  readonly language: Language
  readonly asset: string
  readonly now: number
  readonly zone: string
}

export interface ImportReport extends ImportTotals {
  readonly headings: readonly string[]
  readonly mapping: ColumnMapping
  readonly remembered: boolean
  readonly missing: readonly string[]
  readonly order: 'dmy' | 'mdy'
  readonly read: number
  readonly faulty: number
  readonly sample: readonly Record<string, string>[]
}

/** Returns what would happen, without writing. @throws VigieError import_unreadable */
export function previewImport(
  store: ImportStore,
  request: ImportRequest,
  readCalendar: ReadCalendar,
): ImportReport {
  return performed(store, request, readCalendar, { maintenances: countMaintenances, assets: countAssets })
}

/** Stores the valid rows. @throws VigieError import_unreadable | import_mapping_incomplete; then nothing is stored */
export function acceptImport(
  store: ImportStore,
  request: ImportRequest,
  readCalendar: ReadCalendar,
): ImportReport {
  return store.atomically(() => {
    const report = performed(store, request, readCalendar, {
      maintenances: (kept, rows) => keepMaintenances(kept, rows, request.now),
      assets: (kept, rows) => keepAssets(kept, rows, request.now),
    })
    if (report.missing.length > 0) {
      throw new VigieError('import_mapping_incomplete', { fields: report.missing.join(', ') })
    }
    if (request.format === 'csv') {
      store.rememberMapping(signatureOf(request.subject, report.headings), report.mapping, request.now)
    }
    return report
  })
}

interface Judges {
  readonly maintenances: (store: ImportStore, rows: readonly ImportedMaintenanceRow[]) => ImportTotals
  readonly assets: (store: ImportStore, rows: readonly ImportedAssetRow[]) => ImportTotals
}

type Layout = Pick<ImportReport, 'headings' | 'mapping' | 'remembered' | 'missing' | 'order'>

function performed(
  store: ImportStore,
  request: ImportRequest,
  readCalendar: ReadCalendar,
  judges: Judges,
): ImportReport {
  if (request.format === 'ical') {
    const read = calendarRows(calendarOf(request, readCalendar), request.asset)
    const layout: Layout = { headings: [], mapping: {}, remembered: false, missing: [], order: 'dmy' }
    return reported(layout, read, judges.maintenances(store, read.rows), maintenanceSample)
  }
  const [heading, ...rows] = csvRows(request.text)
  if (heading === undefined) throw unreadableFile('file_empty')
  const layout = layoutOf(store, request, heading, rows)
  const usable = layout.missing.length === 0 ? rows : []
  if (request.subject === 'assets') {
    const read = { ...readAssetRows(usable, layout), read: rows.length }
    return reported(layout, read, judges.assets(store, read.rows), assetSample)
  }
  const read = { ...readMaintenanceRows(usable, layout), read: rows.length }
  return reported(layout, read, judges.maintenances(store, read.rows), maintenanceSample)
}

function calendarOf({ text, subject, now, zone }: ImportRequest, readCalendar: ReadCalendar) {
  if (subject === 'assets') throw unreadableFile('no_assets_in_calendar')
  const today = localDay(now, zone)
  return readCalendar(text, today - DAYS_BEFORE, today + DAYS_AHEAD, zone)
}

function layoutOf(
  store: ImportStore,
  { subject, mapping: given, dateOrder, language }: ImportRequest,
  heading: CsvRow,
  rows: readonly CsvRow[],
): Layout & CsvLayout {
  const headings = heading.cells.map((cell) => cell.trim())
  const remembered = given === null ? store.mapping(signatureOf(subject, headings)) : null
  const mapping = given ?? remembered ?? proposedMapping(subject, headings)
  const missing = missingFields(subject, mapping, headings)
  const order = dateOrder === 'auto' ? orderIn(rows, headings, mapping, language) : dateOrder
  return { headings, mapping, remembered: remembered !== null, missing, order }
}

/** Returns the order the dates themselves show; if all fit both, the one the language uses. */
function orderIn(
  rows: readonly CsvRow[],
  headings: readonly string[],
  mapping: ColumnMapping,
  language: Language,
): 'dmy' | 'mdy' {
  for (const field of ['planned_on', 'completed_on', 'commissioned_on']) {
    const place = headings.indexOf(mapping[field] ?? '')
    const order = place === -1 ? null : orderOf(rows.map((row) => row.cells[place] ?? ''))
    if (order !== null) return order
  }
  return language === 'fr' ? 'dmy' : 'mdy'
}

function reported<Row>(
  layout: Layout,
  read: ReadRows<Row>,
  totals: ImportTotals,
  sampleOf: (row: Row) => Record<string, string>,
): ImportReport {
  const faults: RowFault[] = [...read.faults, ...totals.faults].sort((a, b) => a.line - b.line)
  return {
    headings: layout.headings,
    mapping: layout.mapping,
    remembered: layout.remembered,
    missing: layout.missing,
    order: layout.order,
    ...totals,
    faults,
    read: read.read,
    faulty: read.faulty + totals.faults.length,
    sample: read.rows.slice(0, SAMPLE).map(sampleOf),
  }
}

function maintenanceSample({ asset, values }: ImportedMaintenanceRow): Record<string, string> {
  const { recurrence } = values
  return {
    asset: asset.name,
    title: values.title,
    planned_on: dayText(values.plannedDay),
    status: values.status,
    ...(values.completedDay === null ? {} : { completed_on: dayText(values.completedDay) }),
    ...(recurrence === null ? {} : { recurrence: `${recurrence.every} ${recurrence.unit}` }),
    ...(values.cost === null ? {} : { cost: String(values.cost) }),
    ...(values.reference === '' ? {} : { reference: values.reference }),
  }
}

function assetSample({ values }: ImportedAssetRow): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values)
      .filter(([, value]) => value !== null && value !== '')
      .map(([field, value]) => [field, String(value)]),
  )
}
