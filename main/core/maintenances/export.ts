/** Assets and maintenances as CSV that a spreadsheet opens without running anything. */
import type { Recurrence } from '../../../shared/maintenance.ts'
import { dayText } from './day.ts'
import type { AssetRecord, AssetStore, MaintenanceRecord, MaintenanceStore } from './ports.ts'

/** Rows read at a time, so that a large export does not hold up everything else. */
const AT_ONCE = 500
const FIRST_DAY = -(10 ** 6)
const LAST_DAY = 10 ** 6

export interface Exported {
  readonly content: string
  readonly rows: number
}

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
 * A cell. What a spreadsheet would take for a formula (it begins with = + - @, a tab or a return) gets an
 * apostrophe in front (https://owasp.org/www-community/attacks/CSV_Injection); the import takes it off again.
 */
export function csvCell(value: string | number | null): string {
  if (typeof value === 'number') return String(value)
  const text = value ?? ''
  const safe = /^['=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",;\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

const line = (cells: readonly (string | number | null)[]) => `${cells.map(csvCell).join(',')}\r\n`

/** All maintenances by planned day. `breathe` lets other work go first. */
export async function exportMaintenances(
  maintenances: MaintenanceStore,
  assets: AssetStore,
  breathe: () => Promise<void>,
): Promise<Exported> {
  const named = new Map<number, AssetRecord | null>()
  const assetOf = (id: number) => {
    if (!named.has(id)) named.set(id, assets.find(id))
    return named.get(id) ?? null
  }
  const range = { assetId: null, statuses: [], fromDay: FIRST_DAY, toDay: LAST_DAY, limit: AT_ONCE }
  const next = (last: MaintenanceRecord | null) => maintenances.list({ ...range, after: last })
  return written(MAINTENANCE_HEADINGS, next, (one) => maintenanceCells(one, assetOf(one.assetId)), breathe)
}

/** All assets by name. */
export async function exportAssets(assets: AssetStore, breathe: () => Promise<void>): Promise<Exported> {
  const next = (last: AssetRecord | null) =>
    assets.list({ search: '', status: null, limit: AT_ONCE, after: last?.id ?? null })
  return written(ASSET_HEADINGS, next, assetCells, breathe)
}

/** A byte order mark comes first: without it Excel does not read UTF-8. */
async function written<T>(
  headings: readonly string[],
  next: (last: T | null) => readonly T[],
  cellsOf: (item: T) => readonly (string | number | null)[],
  breathe: () => Promise<void>,
): Promise<Exported> {
  const lines = [`\uFEFF${line(headings)}`]
  let last: T | null = null
  for (;;) {
    const items: readonly T[] = next(last)
    for (const item of items) lines.push(line(cellsOf(item)))
    if (items.length < AT_ONCE) return { content: lines.join(''), rows: lines.length - 1 }
    last = items.at(-1) ?? null
    await breathe()
  }
}

function maintenanceCells(one: MaintenanceRecord, asset: AssetRecord | null) {
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

/** As the import reads it. */
function recurrenceWords({ every, unit, from }: Recurrence): string {
  const words = `every ${every} ${unit}s`
  return from === 'completion' ? `${words} after completion` : words
}

function assetCells(asset: AssetRecord) {
  const { name, code, location, category, status, interval_days, commissionedDay, notes } = asset
  const commissioned = commissionedDay === null ? '' : dayText(commissionedDay)
  return [name, code, location, category, status, interval_days, commissioned, notes]
}
