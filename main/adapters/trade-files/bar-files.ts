/** Bar files: written row group by row group while the bars close; every column required. */
import type { FileHandle } from 'node:fs/promises'
import type { SchemaElement } from 'hyparquet'
import type { BarSeries, TradeDigits } from '../../../shared/kinds/trades.ts'
import { type ClosedBar, vwapOf } from '../../core/jobs/trades/bars/bar.ts'
import { thresholdScale } from '../../core/jobs/trades/bars/rules/index.ts'
import { scaleOf, unitsPer } from '../../core/jobs/trades/decimal.ts'
import { openNew } from '../files/new-file.ts'
import { ParquetFile, pageOf } from './parquet-file.ts'
import { decimalElement, instantElement, longElement, sumElement } from './schema.ts'
import type { ColumnBounds } from './statistics.ts'
import { putWide } from './wide.ts'

/** A column: its element, the bytes per value, and how to write values of bars as PLAIN. */
interface BarColumn {
  readonly element: SchemaElement
  readonly width: number
  /** Writes the values of some bars, the first at row `row`. @returns their bounds */
  readonly write: (view: DataView, row: number, bars: readonly ClosedBar[]) => ValueBounds | null
}

type ValueBounds = ColumnBounds<bigint | number>

/** One column after another goes through all bars: a loop over the columns of each bar takes three times as long. */
const column = <Value extends bigint | number>(
  element: SchemaElement,
  width: number,
  pick: (bar: ClosedBar) => Value,
  put: (view: DataView, at: number, value: Value) => void,
): BarColumn => ({
  element,
  width,
  write: (view, row, bars) => {
    let bounds: { min: Value; max: Value } | null = null
    let at = row * width
    for (const bar of bars) {
      const value = pick(bar)
      put(view, at, value)
      at += width
      if (bounds === null) bounds = Number.isNaN(value) ? null : { min: value, max: value }
      else if (value < bounds.min) bounds.min = value
      else if (value > bounds.max) bounds.max = value
    }
    return bounds
  },
})

const long = (element: SchemaElement, pick: (bar: ClosedBar) => bigint): BarColumn =>
  column(element, 8, pick, (view, at, value) => view.setBigInt64(at, value, true))

const count = (name: string, pick: (bar: ClosedBar) => number): BarColumn =>
  long(longElement(name), (bar) => BigInt(pick(bar)))

/** Sums may exceed eighteen digits: sixteen bytes, the highest first. */
const wide = (element: SchemaElement, pick: (bar: ClosedBar) => bigint): BarColumn =>
  column(element, 16, pick, putWide)

const vwap = column(
  { name: 'vwap', type: 'DOUBLE', repetition_type: 'REQUIRED' },
  8,
  (bar) => vwapOf(bar) ?? Number.NaN,
  (view, at, value) => view.setFloat64(at, value, true),
)

/** What the columns of a file are: the digits of its prices, and the kind of bars. */
export interface BarFileForm {
  readonly digits: TradeDigits
  readonly series: BarSeries
}

function columnsOf({ digits, series }: BarFileForm): readonly BarColumn[] {
  const scale = scaleOf(digits)
  const price = (name: string, pick: (bar: ClosedBar) => bigint) =>
    (digits === 'wide' ? wide : long)(decimalElement(name, digits), pick)
  const sum = (name: string, pick: (bar: ClosedBar) => bigint) => wide(sumElement(name, digits), pick)
  const perThreshold = unitsPer(scale) / unitsPer(thresholdScale(series, scale))
  return [
    count('number', ({ number }) => number),
    price('open', ({ open }) => open),
    price('high', ({ high }) => high),
    price('low', ({ low }) => low),
    price('close', ({ close }) => close),
    sum('volume', ({ volume }) => volume),
    sum('buy_volume', ({ buyVolume }) => buyVolume),
    sum('sell_volume', ({ volume, buyVolume }) => volume - buyVolume),
    sum('dollars', ({ dollars }) => dollars),
    sum('buy_dollars', ({ buyDollars }) => buyDollars),
    sum('sell_dollars', ({ dollars, buyDollars }) => dollars - buyDollars),
    vwap,
    count('ticks', ({ ticks }) => ticks),
    count('buy_ticks', ({ buyTicks }) => buyTicks),
    count('sell_ticks', ({ ticks, buyTicks }) => ticks - buyTicks),
    long(instantElement('first_time'), ({ firstTime }) => firstTime),
    long(instantElement('last_time'), ({ lastTime }) => lastTime),
    sum('threshold', ({ threshold }) => threshold * perThreshold),
  ]
}

/** Returns bounds that hold both. */
function united(a: ValueBounds | null, b: ValueBounds | null): ValueBounds | null {
  if (a === null || b === null) return a ?? b
  const [lower, higher] = [b.min < a.min ? b : a, b.max > a.max ? b : a]
  return { min: lower.min, max: higher.max }
}

/** Rows per row group: 2.5 MB of columns, however many bars a day has. */
const BAR_GROUP_ROWS = 8192

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

  /** Adds bars in the order of their numbers; does not keep the objects. */
  async append(bars: readonly ClosedBar[]): Promise<void> {
    for (let from = 0; from < bars.length; ) {
      const some = bars.slice(from, from + BAR_GROUP_ROWS - this.filled)
      for (const [i, { write }] of this.columns.entries()) {
        const found = write(this.views[i] as DataView, this.filled, some)
        this.bounds[i] = united(this.bounds[i] ?? null, found)
      }
      this.filled += some.length
      this.rows += some.length
      from += some.length
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
