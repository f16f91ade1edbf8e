/** Exports assets and maintenances as CSV that a spreadsheet opens without running anything. */
import { withoutControls } from '../../../../shared/clean-text.ts'
import { dayText } from '../../../../shared/time/calendar-day.ts'
import type { AssetRecord } from '../ports.ts'
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
  'reference',
  'notes',
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

/**
 * Returns a cell. What a spreadsheet would read as a formula (it begins with = + - @, a tab or a return) gets
 * a leading apostrophe (https://owasp.org/www-community/attacks/CSV_Injection), which the import removes.
 */
export function csvCell(value: string | number | null): string {
  if (typeof value === 'number') return String(value)
  const text = withoutControls((value ?? '').replaceAll('\r\n', '\n'))
  const safe = /^['=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",;\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

const line = (cells: readonly (string | number | null)[]) => `${cells.map(csvCell).join(',')}\r\n`

/** Starts with a byte order mark: without it Excel does not read UTF-8. */
const head = (headings: readonly string[]) => `\uFEFF${line(headings)}`

/** One line per maintenance, under the headings that the import recognises. */
export const maintenanceCsv: Form<MaintenanceLine> = {
  head: head(MAINTENANCE_HEADINGS),
  tail: '',
  piece: (one) => line(maintenanceCells(one)),
}

/** One line per asset, under the headings that the import recognises. */
export const assetCsv: Form<AssetRecord> = {
  head: head(ASSET_HEADINGS),
  tail: '',
  piece: (asset) => line(assetCells(asset)),
}

function maintenanceCells({ maintenance: one, asset }: MaintenanceLine) {
  return [
    one.assetName,
    asset?.code ?? '',
    asset?.location ?? '',
    one.title,
    dayText(one.plannedDay),
    one.status,
    one.completedDay === null ? '' : dayText(one.completedDay),
    one.recurrence === null ? '' : recurrenceWords(one.recurrence),
    one.cost,
    one.reference,
    one.notes,
  ]
}

function assetCells(asset: AssetRecord) {
  const { name, code, location, category, status, interval_days, commissionedDay, notes } = asset
  const commissioned = commissionedDay === null ? '' : dayText(commissionedDay)
  return [name, code, location, category, status, interval_days, commissioned, notes]
}
