/** Reads a whole CSV file into rows and faults. */
import type { ColumnMapping, DateOrder } from '../../../../shared/import.ts'
import type { AssetInput, MaintenanceStatus } from '../../../../shared/maintenance.ts'
import { dayText, monthDay } from '../../../../shared/time/calendar-day.ts'
import { fold, identityOf } from '../fold.ts'
import { CellReader, type ColumnIndexes, columnsOf } from './cells.ts'
import type { CsvRow } from './csv-rows.ts'
import type { ImportedAssetRow, ImportedMaintenanceRow, ReadRows, RowFault } from './row.ts'
import {
  MOST_COST,
  readAssetStatus,
  readDay,
  readMaintenanceStatus,
  readNumber,
  readRecurrence,
} from './values.ts'

const NAME = 200
const NOTES = 4000
const MOST_DAYS = 36_500

type DateOrderGuess = Exclude<DateOrder, 'auto'>

export interface CsvLayout {
  readonly headings: readonly string[]
  readonly mapping: ColumnMapping
  readonly order: DateOrderGuess
}

/** Leaves out a row with a fault, and reports all its faults. */
export function readMaintenanceRows(
  rows: readonly CsvRow[],
  layout: CsvLayout,
): ReadRows<ImportedMaintenanceRow> {
  return readAll(rows, layout, (cells, line) => maintenanceOf(cells, line, layout.order))
}

/** Leaves out a row with a fault, and reports all its faults. */
export function readAssetRows(rows: readonly CsvRow[], layout: CsvLayout): ReadRows<ImportedAssetRow> {
  return readAll(rows, layout, (cells, line) => assetOf(cells, line, layout.order))
}

function readAll<Row>(
  rows: readonly CsvRow[],
  layout: CsvLayout,
  rowOf: (cells: CellReader, line: number) => Row,
): ReadRows<Row> {
  const columns: ColumnIndexes = columnsOf(layout.headings, layout.mapping)
  const good: Row[] = []
  const faults: RowFault[] = []
  for (const row of rows) {
    const cells = new CellReader(row, columns)
    const read = rowOf(cells, row.line)
    if (cells.faults.length === 0) good.push(read)
    else faults.push(...cells.faults)
  }
  return { rows: good, faults, read: rows.length, faulty: rows.length - good.length }
}

function maintenanceOf(cells: CellReader, line: number, order: DateOrderGuess): ImportedMaintenanceRow {
  const day = (text: string) => readDay(text, order)
  const asset = {
    name: cells.required('asset', NAME),
    code: cells.text('asset_code', NAME),
    location: cells.text('location', NAME),
  }
  const title = cells.required('title', NAME)
  cells.required('planned_on', NAME)
  const plannedDay = cells.read('planned_on', 0, day)
  const completedDay = cells.read<number | null>('completed_on', null, day)
  const status = statusOf(cells, completedDay)
  const values = {
    title,
    plannedDay,
    status,
    completedDay: status === 'completed' ? (completedDay ?? plannedDay) : null,
    recurrence: cells.read('recurrence', null, readRecurrence),
    monthDay: monthDay(plannedDay),
    cost: cells.read<number | null>('cost', null, (text) => readNumber(text, MOST_COST)),
    reference: cells.text('reference', NAME),
    notes: cells.text('notes', NOTES),
  }
  return { line, identity: maintenanceIdentity(asset, values), origin: null, asset, values }
}

/** Without a status, a completion day means done; with another status, it is a contradiction. */
function statusOf(cells: CellReader, completedDay: number | null): MaintenanceStatus {
  const implied = completedDay === null ? 'planned' : 'completed'
  const status = cells.read<MaintenanceStatus>('status', implied, readMaintenanceStatus)
  if (completedDay !== null && status !== 'completed') cells.blame('completed_before_done', 'completed_on')
  return status
}

/** Returns the order number if there is one, otherwise a key of title, asset and day. */
function maintenanceIdentity(
  asset: ImportedMaintenanceRow['asset'],
  { reference, title, plannedDay }: ImportedMaintenanceRow['values'],
): string {
  if (reference !== '') return `reference ${fold(reference)}`
  return `plan ${identityOf(asset)}|${fold(title)}|${dayText(plannedDay)}`
}

function assetOf(cells: CellReader, line: number, order: DateOrderGuess): ImportedAssetRow {
  const name = cells.required('name', NAME)
  const code = cells.text('code', NAME)
  const interval = cells.read('interval_days', null, (text) => readNumber(text, MOST_DAYS))
  const commissioned = cells.read<number | null>('commissioned_on', null, (text) => readDay(text, order))
  if (interval !== null && (interval < 1 || !Number.isInteger(interval))) {
    cells.blame('number_out_of_range', 'interval_days')
  }
  const optional: Partial<AssetInput> = {
    location: cells.text('location', NAME),
    category: cells.text('category', NAME),
    status: cells.read('status', 'in_service', readAssetStatus),
    interval_days: interval,
    commissioned_on: commissioned === null ? null : dayText(commissioned),
    notes: cells.text('notes', NOTES),
  }
  const mapped = Object.entries(optional).filter(([field]) => cells.has(field as 'location'))
  return { line, identity: identityOf({ name, code }), values: { name, code, ...Object.fromEntries(mapped) } }
}
