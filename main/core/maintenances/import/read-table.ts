/** Reads the rows of a table into maintenances or assets, and their faults. */

import type { ImportField } from '../../../../shared/import.ts'
import type { AssetInput, MaintenanceMeter, MaintenanceStatus } from '../../../../shared/maintenance.ts'
import { dayText, monthDay } from '../../../../shared/time/calendar-day.ts'
import { type DayContext, readDay } from '../../tables/days.ts'
import { originOf } from '../calendar-properties.ts'
import { isOpen } from '../closed.ts'
import { fold, identityOf } from '../fold.ts'
import { hasCome } from '../happened.ts'
import type { WorkDetails } from '../ports.ts'
import { eventIdentity } from './calendar-event.ts'
import { CellReader } from './cells.ts'
import type { TableToRead } from './layout.ts'
import type { ImportedAssetRow, ImportedMaintenanceRow, KeptField, ReadRows, RowFault } from './row.ts'
import type { ValueMeanings } from './value-meanings.ts'
import { type CellReading, MOST_COST, readAmount } from './values.ts'
import { readDuration, readLeadDays, readLinks, readMeter, readMeterStep } from './work-details.ts'

const NAME = 200
const NOTES = 4000
const MOST_DAYS = 36_500
const DETAIL_FIELDS = {
  assignee: 'assignee',
  durationMinutes: 'duration_minutes',
  leadDays: 'lead_days',
  meter: 'meter',
  links: 'links',
} as const satisfies Record<keyof WorkDetails, ImportField>
const DETAILS = Object.entries(DETAIL_FIELDS)

const KEPT_FIELDS = ['status', 'recurrence', 'cost', 'reference', 'notes'] as const satisfies KeptField[]

/** What is known besides the table. */
export interface RowContext {
  readonly meanings: ValueMeanings
  readonly today: number
  readonly zone: string
}

/** Leaves out a row with a fault, and reports all its faults. */
export function readMaintenanceRows(
  table: TableToRead,
  context: RowContext,
): ReadRows<ImportedMaintenanceRow> {
  return readAll(table, (cells, line) => maintenanceOf(cells, line, table, context))
}

/** Leaves out a row with a fault, and reports all its faults. */
export function readAssetRows(table: TableToRead, context: RowContext): ReadRows<ImportedAssetRow> {
  return readAll(table, (cells, line) => assetOf(cells, line, table, context))
}

/** Reads each row, and sorts out those with a fault. */
export function readAll<Row>(
  { rows, sources }: TableToRead,
  rowOf: (cells: CellReader, line: number) => Row,
): ReadRows<Row> {
  const good: Row[] = []
  const faults: RowFault[] = []
  for (const row of rows) {
    const cells = new CellReader(row, sources)
    const read = rowOf(cells, row.line)
    if (cells.faults.length === 0) good.push(read)
    else faults.push(...cells.faults)
  }
  return { rows: good, faults, read: rows.length, faulty: rows.length - good.length }
}

function maintenanceOf(
  cells: CellReader,
  line: number,
  { layout, decimals }: TableToRead,
  { meanings, today, zone }: RowContext,
): ImportedMaintenanceRow {
  const context: DayContext = { order: layout.order, today, zone }
  const day = (text: string) => readDay(text, context)
  const asset = {
    name: cells.required('asset', NAME),
    code: cells.line('asset_code', NAME),
    location: cells.line('location', NAME),
  }
  const title = cells.required('title', NAME)
  cells.required('planned_on', NAME)
  const plannedDay = cells.read('planned_on', 0, day)
  const completedDay = cells.read<number | null>('completed_on', null, day)
  const status = statusOf(cells, completedDay, meanings)
  if (status === 'completed' && completedDay !== null && !hasCome(completedDay, today))
    cells.blame('not_yet', 'completed_on')
  const { recurrence, remark } = recurrenceOf(cells, meanings)
  const details = detailsOf(cells)
  const meter = steppedMeter(details.meter, remark)
  const values = {
    title,
    plannedDay,
    status,
    // Done without a day, it was done by today at the latest.
    completedDay: status === 'completed' ? (completedDay ?? Math.min(plannedDay, today)) : null,
    recurrence,
    monthDay: monthDay(plannedDay),
    cost: cells.read<number | null>('cost', null, (text) => readAmount(text, MOST_COST, decimals)),
    reference: cells.line('reference', NAME),
    notes: [cells.text('notes', NOTES), meter === null ? remark : '']
      .filter((part) => part !== '')
      .join('\n'),
  }
  const uid = cells.read('vigie_id', '', ownUid)
  return {
    line,
    identity: uid === '' ? maintenanceIdentity(layout.program, asset, values) : eventIdentity(uid, ''),
    details: { ...details, ...(meter !== null && { meter }) },
    missing: [
      ...KEPT_FIELDS.filter(
        (field) => !cells.has(field) && !(field === 'status' && cells.has('completed_on')),
      ),
      ...(completedDay === null ? (['completedDay'] as const) : []),
    ],
    origin: originOf(uid),
    source: null,
    sequence: 0,
    asset,
    values,
  }
}

/** Reads what an export of Vigie calls a maintenance. */
const ownUid = (text: string): CellReading<string> =>
  originOf(text) === null ? { problem: 'not_an_own_id' } : { value: text }

function detailsOf(cells: CellReader): Partial<WorkDetails> {
  const present = DETAILS.filter(([, field]) => cells.has(field))
  if (present.length === 0) return {}
  const whole = (field: 'lead_days' | 'duration_minutes', read: typeof readDuration) =>
    cells.read<number | null>(field, null, read)
  const all: WorkDetails = {
    assignee: cells.line('assignee', NAME),
    durationMinutes: whole('duration_minutes', readDuration),
    leadDays: whole('lead_days', readLeadDays),
    meter: cells.read<MaintenanceMeter | null>('meter', null, readMeter),
    links: cells.read<readonly string[]>('links', [], readLinks),
  }
  return Object.fromEntries(present.map(([name]) => [name, all[name as keyof WorkDetails]]))
}

/** Without a status, a completion day means done; of what is cancelled, it is the day on which it was closed. */
function statusOf(
  cells: CellReader,
  completedDay: number | null,
  meanings: ValueMeanings,
): MaintenanceStatus {
  const text = cells.text('status', NAME)
  if (text === '') return completedDay === null ? 'planned' : 'completed'
  const status = meanings.status(text)
  if (completedDay !== null && isOpen(status)) cells.blame('completed_before_done', 'completed_on')
  return status
}

/** Returns the meter of a row with the step that its recurrence names; null if the row has none, or one of another unit. */
function steppedMeter(meter: MaintenanceMeter | null | undefined, remark: string): MaintenanceMeter | null {
  const step = meter == null ? null : readMeterStep(remark)
  if (meter == null || step === null || meter.unit !== step.unit) return null
  return { ...meter, every: meter.every ?? step.every }
}

/** What a text says about hours or kilometres is the step of a meter, if the row has one, and is kept in the notes otherwise. */
function recurrenceOf(cells: CellReader, meanings: ValueMeanings) {
  const text = cells.counted('recurrence', NAME)
  if (text === '') return { recurrence: null, remark: '' }
  const reading = meanings.recurrence(text)
  if ('problem' in reading) {
    cells.blame(reading.problem, 'recurrence')
    return { recurrence: null, remark: '' }
  }
  return { recurrence: reading.value, remark: reading.partly ? text : '' }
}

/** Returns the order number if there is one, which is unique in its program; otherwise asset, title and day. */
function maintenanceIdentity(
  program: string | null,
  asset: ImportedMaintenanceRow['asset'],
  { reference, title, plannedDay }: ImportedMaintenanceRow['values'],
): string {
  if (reference !== '') return `reference ${program === null ? '' : `${fold(program)} `}${fold(reference)}`
  return `plan ${identityOf(asset)}|${fold(title)}|${dayText(plannedDay)}`
}

function assetOf(
  cells: CellReader,
  line: number,
  { layout }: TableToRead,
  { meanings, today, zone }: RowContext,
): ImportedAssetRow {
  const context: DayContext = { order: layout.order, today, zone }
  const name = cells.required('name', NAME)
  const code = cells.line('code', NAME)
  const interval = cells.read('interval_days', null, (text) => readAmount(text, MOST_DAYS, null))
  const commissioned = cells.read<number | null>('commissioned_on', null, (text) => readDay(text, context))
  if (interval !== null && (interval < 1 || !Number.isInteger(interval))) {
    cells.blame('number_out_of_range', 'interval_days', [1, MOST_DAYS])
  }
  const status = cells.text('status', NAME)
  const optional: Partial<AssetInput> = {
    location: cells.line('location', NAME),
    category: cells.line('category', NAME),
    status: status === '' ? 'in_service' : meanings.assetStatus(status),
    interval_days: interval,
    commissioned_on: commissioned === null ? null : dayText(commissioned),
    notes: cells.text('notes', NOTES),
  }
  const mapped = Object.entries(optional).filter(([field]) => cells.has(field as 'location'))
  const values = { name, code, ...Object.fromEntries(mapped) }
  return { line, identity: identityOf({ name, code }), hasCodes: cells.has('code'), values }
}
