/** Exports assets and maintenances as CSV that a spreadsheet opens without running anything. */

import { IMPORT_FIELDS } from '../../../../shared/import.ts'
import { csvHead, csvLine } from '../../tables/csv-cells.ts'
import { uidOf } from '../calendar-properties.ts'
import { isOpen } from '../closed.ts'
import { detailTexts } from '../detail-texts.ts'
import type { AssetRecord, MaintenanceRecord } from '../ports.ts'
import type { CsvWords, ExportedField } from './csv-words.ts'
import type { MaintenanceLine } from './maintenance-line.ts'
import type { Form } from './pages.ts'

const MAINTENANCE_FIELDS: readonly ExportedField[] = [
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

/** One line per maintenance, under headings that the import recognises. */
export const maintenanceCsv = (words: CsvWords): Form<MaintenanceLine> => ({
  head: csvHead(MAINTENANCE_FIELDS.map(words.heading), words.separator),
  tail: '',
  piece: (one) => csvLine(maintenanceCells(one, words), words.separator),
})

/** One line per asset, under headings that the import recognises. */
export const assetCsv = (words: CsvWords): Form<AssetRecord> => ({
  head: csvHead(IMPORT_FIELDS.assets.map(words.heading), words.separator),
  tail: '',
  piece: (asset) => csvLine(assetCells(asset, words), words.separator),
})

function maintenanceCells({ maintenance: one, asset }: MaintenanceLine, words: CsvWords) {
  const details = detailTexts(one)
  return [
    one.assetName,
    asset?.code ?? '',
    asset?.location ?? '',
    one.title,
    words.day(plannedDay(one)),
    words.status(one.status),
    one.completedDay === null ? '' : words.day(one.completedDay),
    one.recurrence === null ? '' : words.recurrence(one.recurrence),
    one.cost === null ? '' : words.amount(one.cost),
    details.duration_minutes,
    details.assignee,
    details.lead_days,
    one.meter === null ? '' : words.meter(one.meter),
    details.links,
    one.reference,
    one.notes,
    uidOf(one),
  ]
}

/** The day that was planned: the meter sets its own anew wherever the file is read. */
const plannedDay = ({ dueByMeter, status, calendarDay, plannedDay: day }: MaintenanceRecord): number =>
  dueByMeter && calendarDay !== null && isOpen(status) ? calendarDay : day

function assetCells(asset: AssetRecord, words: CsvWords) {
  const { name, code, location, category, status, interval_days, commissionedDay, notes } = asset
  const commissioned = commissionedDay === null ? '' : words.day(commissionedDay)
  return [name, code, location, category, words.status(status), interval_days, commissioned, notes]
}
