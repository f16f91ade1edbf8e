/** Bar files: written row group by row group while the bars close; every column required. */
import type { FileHandle } from 'node:fs/promises'
import type { SchemaElement } from 'hyparquet'
import type { BarSeries, TradeDigits } from '../../../shared/kinds/trades.ts'
import { vwapOf } from '../../core/jobs/trades/bars/bar.ts'
import type { BarColumns } from '../../core/jobs/trades/bars/bar-columns.ts'
import { ExactColumn } from '../../core/jobs/trades/bars/exact-column.ts'
import { thresholdScale } from '../../core/jobs/trades/bars/rules/index.ts'
import { scaleOf, unitsPer } from '../../core/jobs/trades/decimal.ts'
import { openNew } from '../files/new-file.ts'
import { ParquetFile, pageOf } from './parquet-file.ts'
import { decimalElement, instantElement, longElement, sumElement } from './schema.ts'
import { type ColumnBounds, exactBounds } from './statistics.ts'
import { putWide, putWideNumber } from './wide.ts'

/** A column: its element, the bytes per value, and how values of bars are written as PLAIN. */
interface BarColumn {
  readonly element: SchemaElement
  readonly width: number
  /** Writes the values of bars `from` to `to` (excluded), the first at row `row`. @returns their bounds */
  readonly write: (
    view: DataView,
    row: number,
    bars: BarColumns,
    from: number,
    to: number,
  ) => ValueBounds | null
}

type ValueBounds = ColumnBounds<bigint | number>

const TWO_32 = 2 ** 32

/** Returns a column that has the values of bars `from` to `to` (excluded). */
type PickColumn = (bars: BarColumns, from: number, to: number) => ExactColumn

/** Writes the values of rows `from` to `to` (excluded), the first at byte `at`. */
type PutValues = (view: DataView, at: number, column: ExactColumn, from: number, to: number) => void

const putLongs: PutValues = (view, start, column, from, to) => {
  const { doubles } = column
  for (let row = from, at = start; row < to; row++, at += 8) {
    const value = doubles[row] as number
    if (value <= Number.MAX_SAFE_INTEGER) {
      view.setInt32(at, value | 0, true)
      view.setInt32(at + 4, Math.floor(value / TWO_32), true)
    } else view.setBigInt64(at, column.at(row), true)
  }
}

/** Sums may exceed eighteen digits: sixteen bytes, the highest first. */
const putSums: PutValues = (view, start, column, from, to) => {
  const { doubles } = column
  for (let row = from, at = start; row < to; row++, at += 16) {
    const value = doubles[row] as number
    if (value <= Number.MAX_SAFE_INTEGER) putWideNumber(view, at, value)
    else putWide(view, at, column.at(row))
  }
}

function boundsOf(column: ExactColumn, from: number, to: number): ValueBounds {
  const { doubles } = column
  let min: bigint | number = doubles[from] as number
  let max = min
  let large = false
  for (let row = from; row < to; row++) {
    const value = doubles[row] as number
    if (value < min) min = value
    if (value > max) max = value
    if (Number.isNaN(value)) large = true
  }
  if (!large) return { min: BigInt(min), max: BigInt(max) }
  return exactBounds(Array.from({ length: to - from }, (_, i) => column.at(from + i)))
}

const column = (element: SchemaElement, width: number, put: PutValues, pick: PickColumn): BarColumn => ({
  element,
  width,
  write: (view, row, bars, from, to) => {
    const values = pick(bars, from, to)
    put(view, row * width, values, from, to)
    return boundsOf(values, from, to)
  },
})

const long = (element: SchemaElement, pick: PickColumn): BarColumn => column(element, 8, putLongs, pick)

const wide = (element: SchemaElement, pick: PickColumn): BarColumn => column(element, 16, putSums, pick)

const vwap: BarColumn = {
  element: { name: 'vwap', type: 'DOUBLE', repetition_type: 'REQUIRED' },
  width: 8,
  write: (view, start, { dollars, volume }, from, to) => {
    let [min, max] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
    for (let row = from, at = start * 8; row < to; row++, at += 8) {
      const value = vwapOf(dollars.near(row), volume.near(row)) ?? Number.NaN
      view.setFloat64(at, value, true)
      if (value < min) min = value
      if (value > max) max = value
    }
    return min <= max ? { min, max } : null
  },
}

/** What the columns of a file are: the digits of its prices, and the kind of bars. */
export interface BarFileForm {
  readonly digits: TradeDigits
  readonly series: BarSeries
}

function columnsOf({ digits, series }: BarFileForm): readonly BarColumn[] {
  const scale = scaleOf(digits)
  const price = (name: string, pick: PickColumn) =>
    (digits === 'wide' ? wide : long)(decimalElement(name, digits), pick)
  const sum = (name: string, pick: PickColumn) => wide(sumElement(name, digits), pick)
  const perThreshold = unitsPer(scale) / unitsPer(thresholdScale(series, scale))
  // Each column is written before the next is made.
  const made = new ExactColumn()
  return [
    long(longElement('number'), ({ number }) => number),
    price('open', ({ open }) => open),
    price('high', ({ high }) => high),
    price('low', ({ low }) => low),
    price('close', ({ close }) => close),
    sum('volume', ({ volume }) => volume),
    sum('buy_volume', ({ buyVolume }) => buyVolume),
    sum('sell_volume', ({ volume, buyVolume }, from, to) => made.difference(volume, buyVolume, from, to)),
    sum('dollars', ({ dollars }) => dollars),
    sum('buy_dollars', ({ buyDollars }) => buyDollars),
    sum('sell_dollars', ({ dollars, buyDollars }, from, to) =>
      made.difference(dollars, buyDollars, from, to),
    ),
    vwap,
    long(longElement('ticks'), ({ ticks }) => ticks),
    long(longElement('buy_ticks'), ({ buyTicks }) => buyTicks),
    long(longElement('sell_ticks'), ({ ticks, buyTicks }, from, to) =>
      made.difference(ticks, buyTicks, from, to),
    ),
    long(instantElement('first_time'), ({ firstTime }) => firstTime),
    long(instantElement('last_time'), ({ lastTime }) => lastTime),
    sum('threshold', ({ threshold }, from, to) => made.times(threshold, perThreshold, from, to)),
  ]
}

/** Returns bounds that hold both. */
function united(a: ValueBounds | null, b: ValueBounds | null): ValueBounds | null {
  if (a === null || b === null) return a ?? b
  const [lower, higher] = [b.min < a.min ? b : a, b.max > a.max ? b : a]
  return { min: lower.min, max: higher.max }
}

/** Rows per row group: 7 MB of columns, however many bars a day has. Smaller ones take longer. */
const BAR_GROUP_ROWS = 32_768

/** The memory of one row group, a view for each column. */
type GroupViews = readonly DataView<ArrayBuffer>[]

/** Memory of two row groups: one is filled while the other is compressed and written. */
export type BarViews = readonly [GroupViews, GroupViews]

/**
 * Writes the bars of one day as they close. Thousands of bars kept as objects would cost more in garbage collection
 * than building them, and the columns of a whole day of small bars 100 MB: two row groups are held at a time.
 */
export class BarFileWriter {
  rows = 0
  private readonly handle: FileHandle
  private readonly file: ParquetFile
  private readonly columns: readonly BarColumn[]
  private views: GroupViews
  private others: GroupViews
  private bounds: (ValueBounds | null)[]
  private filled = 0
  /** The group before, being compressed and written. */
  private writing: Promise<void> = Promise.resolve()

  private constructor(handle: FileHandle, form: BarFileForm, [views, others]: BarViews) {
    this.handle = handle
    this.columns = columnsOf(form)
    this.file = new ParquetFile(handle, [
      { name: 'bars', num_children: this.columns.length },
      ...this.columns.map(({ element }) => element),
    ])
    this.bounds = this.columns.map(() => null)
    this.views = views
    this.others = others
  }

  /** Returns columns that one writer after another may use. */
  static columns(form: BarFileForm): BarViews {
    const group = () =>
      columnsOf(form).map(({ width }) => new DataView(new ArrayBuffer(BAR_GROUP_ROWS * width)))
    return [group(), group()]
  }

  /** Creates a new file. @param columns from `columns()`, until the writer is closed */
  static async create(path: string, form: BarFileForm, columns: BarViews): Promise<BarFileWriter> {
    return new BarFileWriter(await openNew(path), form, columns)
  }

  /** Adds bars in the order of their numbers; does not keep the columns. */
  async append(bars: BarColumns): Promise<void> {
    for (let from = 0; from < bars.rows; ) {
      const to = Math.min(bars.rows, from + BAR_GROUP_ROWS - this.filled)
      for (const [i, { write }] of this.columns.entries()) {
        const found = write(this.views[i] as DataView, this.filled, bars, from, to)
        this.bounds[i] = united(this.bounds[i] ?? null, found)
      }
      this.filled += to - from
      this.rows += to - from
      from = to
      if (this.filled === BAR_GROUP_ROWS) await this.flush()
    }
  }

  /** Writes what is left and the footer, and flushes all to disk. The bytes depend only on the bars. */
  async finish(): Promise<void> {
    if (this.filled > 0) await this.flush()
    await this.writing
    await this.file.finish()
  }

  /** Closes the file, finished or not. */
  async close(): Promise<void> {
    await this.writing.catch(() => undefined)
    await this.handle.close()
  }

  /** Begins to write the group; returns when the views of the group before are free. */
  private async flush(): Promise<void> {
    const { filled, bounds, writing: before } = this
    const pages = this.columns.map(({ width }, i) => {
      const { buffer } = this.views[i] as DataView<ArrayBuffer>
      return pageOf(new Uint8Array(buffer, 0, filled * width), bounds[i] ?? null)
    })
    const write = async (): Promise<void> => {
      const done = await Promise.all(pages)
      await before
      await this.file.append(filled, done)
    }
    this.writing = write()
    // A failure is thrown by the next flush, or by `finish`.
    this.writing.catch(() => undefined)
    this.filled = 0
    this.bounds = this.columns.map(() => null)
    ;[this.views, this.others] = [this.others, this.views]
    await before
  }
}
