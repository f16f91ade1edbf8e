/** Exports assets and maintenances as CSV that a spreadsheet opens without running anything. */
import { dayText } from '../../../../shared/time/calendar-day.ts'
import { csvHead, csvLine } from '../../tables/csv-cells.ts'
import { amountText } from '../../tables/numbers.ts'
import { uidOf } from '../calendar-properties.ts'
import { detailTexts } from '../detail-texts.ts'
import type { AssetRecord, MaintenanceRecord } from '../ports.ts'
import { type MaintenanceLine, recurrenceWords } from './maintenance-line.ts'
import type { Form } from './pages.ts'

const MAINTENANCE_HEADINGS = [
  'asset',
  'asset_code',
  'location',
  'title',
  'planned_on',
  'status',
  'completed_on',
  'recurrence',
  'cost',
  'duration_minutes',
  'assignee',
  'lead_days',
  'meter',
  'links',
  'reference',
  'notes',
  'vigie_id',
]
const ASSET_HEADINGS = [
  'name',
  'code',
  'location',
  'category',
  'status',
  'interval_days',
  'commissioned_on',
  'notes',
]

/** One line per maintenance, under the headings that the import recognises. */
export const maintenanceCsv: Form<MaintenanceLine> = {
  head: csvHead(MAINTENANCE_HEADINGS),
  tail: '',
  piece: (one) => csvLine(maintenanceCells(one)),
}

/** One line per asset, under the headings that the import recognises. */
export const assetCsv: Form<AssetRecord> = {
  head: csvHead(ASSET_HEADINGS),
  tail: '',
  piece: (asset) => csvLine(assetCells(asset)),
}

function maintenanceCells({ maintenance: one, asset }: MaintenanceLine) {
  return [
    one.assetName,
    asset?.code ?? '',
    asset?.location ?? '',
    one.title,
    dayText(plannedDay(one)),
    one.status,
    one.completedDay === null ? '' : dayText(one.completedDay),
    one.recurrence === null ? '' : recurrenceWords(one.recurrence),
    one.cost === null ? '' : amountText(one.cost),
    ...Object.values(detailTexts(one)),
    one.reference,
    one.notes,
    uidOf(one),
  ]
}

/** The day that was planned: the meter sets its own anew wherever the file is read. */
const plannedDay = ({ dueByMeter, status, calendarDay, plannedDay: day }: MaintenanceRecord): number =>
  dueByMeter && calendarDay !== null && (status === 'planned' || status === 'in_progress') ? calendarDay : day

function assetCells(asset: AssetRecord) {
  const { name, code, location, category, status, interval_days, commissionedDay, notes } = asset
  const commissioned = commissionedDay === null ? '' : dayText(commissionedDay)
  return [name, code, location, category, status, interval_days, commissioned, notes]
}
