/** Readings of meters, as one more thing that a table can hold: read, decided, shown and stored. */
import type { PreviewRow, RowEffect } from '../../../../shared/import-row.ts'
import type { MeterUnit } from '../../../../shared/maintenance.ts'
import { dayText } from '../../../../shared/time/calendar-day.ts'
import { readDay } from '../../tables/days.ts'
import type { DecimalMark } from '../../tables/numbers.ts'
import { hasCome } from '../happened.ts'
import { contradiction, type MeterReading, meterUnit } from '../meter.ts'
import { assetIdOf, assetsFor } from './asset-identity.ts'
import type { TableToRead } from './layout.ts'
import type { AssetIds, ImportStore } from './ports.ts'
import { type RowContext, readAll } from './read-table.ts'
import type { NamedAsset, ReadRows, RowFault } from './row.ts'
import { type CellReading, readAmount } from './values.ts'

const LONGEST = 200
/** As far as a meter counts. */
const MOST_VALUE = 1e9
/** What stands behind a number: `45 200 km`. */
const UNIT_BEHIND = /\s*\p{L}[\p{L}.]*$/u

/** A reading as a file has it. */
export interface ImportedReadingRow {
  readonly line: number
  readonly asset: NamedAsset
  readonly unit: MeterUnit
  readonly reading: MeterReading
}

/** What becomes of a reading, and what its meter read on that day until now. */
export interface ReadingDecision {
  readonly row: ImportedReadingRow
  readonly effect: RowEffect
  readonly assetId: number
  readonly before: number | null
}

/** Leaves out a row with a fault, and reports all its faults. */
export function readReadingRows(
  table: TableToRead,
  { today, zone }: Pick<RowContext, 'today' | 'zone'>,
): ReadRows<ImportedReadingRow> {
  const context = { order: table.layout.order, today, zone }
  return readAll(table, (cells, line) => {
    const asset = {
      name: cells.required('asset', LONGEST),
      code: cells.line('asset_code', LONGEST),
      location: '',
    }
    for (const field of ['read_on', 'meter_value', 'unit'] as const) cells.required(field, LONGEST)
    const day = cells.read('read_on', 0, (text) => readDay(text, context))
    if (!hasCome(day, today)) cells.blame('not_yet', 'read_on')
    const value = cells.read('meter_value', 0, (text) => valueIn(text, table.decimals))
    const unit = cells.read<MeterUnit>('unit', 'km', unitIn)
    return { line, asset, unit, reading: { day, value } }
  })
}

function valueIn(text: string, decimals: DecimalMark): CellReading<number> {
  const read = readAmount(text.replace(UNIT_BEHIND, ''), MOST_VALUE, decimals)
  if ('problem' in read) return read
  return read.value === null ? { problem: 'not_a_number' } : { value: read.value }
}

function unitIn(text: string): CellReading<MeterUnit> {
  const unit = meterUnit(text.trim())
  return unit === null ? { problem: 'not_a_unit' } : { value: unit }
}

/** A meter with what a file has about it. */
interface ReadMeter {
  readonly assetId: number
  readonly unit: MeterUnit
  /** The highest of each day, by day: a reading is that of the end of its day. */
  readonly rows: ImportedReadingRow[]
}

/** Decides about all rows in the order of their days, so that the order of the file does not matter; changes nothing. */
export function decideReadings(store: ImportStore, rows: readonly ImportedReadingRow[]) {
  const named = rows.map(({ asset }) => asset)
  const { meters, repeated, faults } = metersIn(assetsFor(store.assetIds(), named), rows)
  const decisions: ReadingDecision[] = []
  for (const { assetId, unit, rows: ofMeter } of meters) {
    const known = new Map(store.readings(assetId, unit).map(({ day, value }) => [day, value]))
    for (const row of ofMeter) {
      const { day, value } = row.reading
      const before = known.get(day) ?? null
      const others = [...known].map(([at, read]) => ({ day: at, value: read }))
      if (before !== value && contradiction(others, row.reading) !== null) {
        faults.push({ line: row.line, column: null, value: String(value), problem: 'meter_backwards' })
        continue
      }
      known.set(day, value)
      const effect = before === null ? 'new' : before === value ? 'known' : 'changed'
      decisions.push({ row, effect, assetId, before })
    }
  }
  return { decisions: decisions.sort((a, b) => a.row.line - b.row.line), repeated, faults }
}

function metersIn(assets: AssetIds, rows: readonly ImportedReadingRow[]) {
  const faults: RowFault[] = []
  const meters = new Map<
    string,
    Omit<ReadMeter, 'rows'> & { readonly byDay: Map<number, ImportedReadingRow> }
  >()
  let repeated = 0
  for (const row of rows) {
    const assetId = assetIdOf(assets, row.asset)
    if (assetId === null) {
      faults.push({ line: row.line, column: null, value: row.asset.name, problem: 'unknown_asset' })
      continue
    }
    const key = `${assetId} ${row.unit}`
    const meter = meters.get(key) ?? { assetId, unit: row.unit, byDay: new Map() }
    meters.set(key, meter)
    const other = meter.byDay.get(row.reading.day)
    if (other !== undefined) repeated += 1
    if (other === undefined || other.reading.value < row.reading.value) meter.byDay.set(row.reading.day, row)
  }
  const read: ReadMeter[] = [...meters.values()].map(({ byDay, ...meter }) => ({
    ...meter,
    rows: [...byDay.values()].sort((a, b) => a.reading.day - b.reading.day),
  }))
  return { meters: read, repeated, faults }
}

/** Stores what is new or changed; what is due by a meter is planned anew. Call inside `atomically`. */
export function keepReadings(store: ImportStore, decisions: readonly ReadingDecision[], now: number): void {
  const kept = decisions.filter(({ effect }) => effect !== 'known')
  for (const ofMeter of Map.groupBy(kept, ({ assetId, row }) => `${assetId} ${row.unit}`).values()) {
    const [first] = ofMeter
    if (first === undefined) continue
    store.addReadings(
      first.assetId,
      first.row.unit,
      ofMeter.map(({ row }) => row.reading),
      now,
    )
  }
}

/** Returns a decided reading as it would be kept. */
export function readingPreview({ row, effect, before }: ReadingDecision): PreviewRow {
  const { asset, unit, reading } = row
  const after = String(reading.value)
  return {
    line: row.line,
    effect,
    is_late: false,
    values: { asset: asset.name, read_on: dayText(reading.day), meter_value: after, unit },
    changes: effect === 'changed' ? [{ field: 'meter_value', before: String(before ?? ''), after }] : [],
  }
}
