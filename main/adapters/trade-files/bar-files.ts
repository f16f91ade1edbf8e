/** Bar files: written row group by row group while the bars close; every column required. */
import type { FileHandle } from 'node:fs/promises'
import type { SchemaElement } from 'hyparquet'
import type { BarSeries, Digits } from '../../../shared/kinds/trades.ts'
import { type ClosedBar, vwapOf } from '../../core/jobs/trades/bars/bar.ts'
import { thresholdScale } from '../../core/jobs/trades/bars/rules/index.ts'
import { scaleOf, unitsPer } from '../../core/jobs/trades/decimal.ts'
import { openNew } from '../files/new-file.ts'
import { type DataPage, ParquetFile, pageOf } from './parquet-file.ts'
import { decimalElement, instantElement, longElement, sumElement } from './schema.ts'
import type { Bounds } from './statistics.ts'
import { putWide } from './wide.ts'

/** A column: its element, the bytes per value, a bar's value, and how to write one as PLAIN. */
interface BarColumn<Value extends bigint | number = bigint | number> {
  readonly element: SchemaElement
  readonly width: number
  readonly pick: (bar: ClosedBar) => Value
  readonly write: (view: DataView, at: number, value: Value) => void
}

const long = (element: SchemaElement, pick: (bar: ClosedBar) => bigint): BarColumn<bigint> => ({
  element,
  width: 8,
  pick,
  write: (view, at, value) => view.setBigInt64(at, value, true),
})

/** Sums may exceed eighteen digits: sixteen bytes, the highest first. */
const wide = (element: SchemaElement, pick: (bar: ClosedBar) => bigint): BarColumn<bigint> => ({
  element,
  width: 16,
  pick,
  write: putWide,
})

const vwap: BarColumn<number> = {
  element: { name: 'vwap', type: 'DOUBLE', repetition_type: 'REQUIRED' },
  width: 8,
  pick: (bar) => vwapOf(bar) ?? Number.NaN,
  write: (view, at, value) => view.setFloat64(at, value, true),
}

/** What the columns of a file are: the digits of its prices, and the kind of bars. */
export interface BarFileForm {
  readonly digits: Digits
  readonly series: BarSeries
}

function columnsOf({ digits, series }: BarFileForm): readonly BarColumn[] {
  const scale = scaleOf(digits)
  const price = (name: string, pick: (bar: ClosedBar) => bigint) =>
    (digits === 'wide' ? wide : long)(decimalElement(name, digits), pick)
  const sum = (name: string, pick: (bar: ClosedBar) => bigint) => wide(sumElement(name, digits), pick)
  const perThreshold = unitsPer(scale) / unitsPer(thresholdScale(series, scale))
  return [
    long(longElement('number'), ({ number }) => BigInt(number)),
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
    long(longElement('ticks'), ({ ticks }) => BigInt(ticks)),
    long(longElement('buy_ticks'), ({ buyTicks }) => BigInt(buyTicks)),
    long(longElement('sell_ticks'), ({ ticks, buyTicks }) => BigInt(ticks - buyTicks)),
    long(instantElement('first_time'), ({ firstTime }) => firstTime),
    long(instantElement('last_time'), ({ lastTime }) => lastTime),
    sum('threshold', ({ threshold }) => threshold * perThreshold),
  ] as readonly BarColumn[]
}

/** Returns bounds that hold one more value; one that is not a number changes nothing. */
function widened(
  bounds: Bounds<bigint | number> | null,
  value: bigint | number,
): Bounds<bigint | number> | null {
  if (Number.isNaN(value)) return bounds
  if (bounds === null) return { min: value, max: value }
  if (value < bounds.min) return { ...bounds, min: value }
  return value > bounds.max ? { ...bounds, max: value } : bounds
}

/** Rows per row group: 2.5 MB of columns, however many bars a day has. */
const BAR_GROUP_ROWS = 8192

/**
 * Writes the bars of one day as they close. Thousands of bars kept as objects would cost more in garbage collection
 * than building them, and the columns of a whole day of small bars 100 MB: one row group is held at a time.
 */
export class BarFileWriter {
  rows = 0
  private readonly handle: FileHandle
  private readonly file: ParquetFile
  private readonly columns: readonly BarColumn[]
  private readonly views: readonly DataView<ArrayBuffer>[]
  private bounds: (Bounds<bigint | number> | null)[]
  private filled = 0

  private constructor(handle: FileHandle, form: BarFileForm, views: readonly DataView<ArrayBuffer>[]) {
    this.handle = handle
    this.columns = columnsOf(form)
    this.file = new ParquetFile(handle, [
      { name: 'bars', num_children: this.columns.length },
      ...this.columns.map(({ element }) => element),
    ])
    this.bounds = this.columns.map(() => null)
    this.views = views
  }

  /** Returns columns that one writer after another may use. */
  static columns(form: BarFileForm): readonly DataView<ArrayBuffer>[] {
    return columnsOf(form).map(({ width }) => new DataView(new ArrayBuffer(BAR_GROUP_ROWS * width)))
  }

  /** Creates a new file. @param columns from `columns()`, until the writer is closed */
  static async create(
    path: string,
    form: BarFileForm,
    columns: readonly DataView<ArrayBuffer>[],
  ): Promise<BarFileWriter> {
    return new BarFileWriter(await openNew(path), form, columns)
  }

  /** Adds bars in the order of their numbers; does not keep the objects. */
  async append(bars: readonly ClosedBar[]): Promise<void> {
    for (const bar of bars) {
      for (const [i, { width, pick, write }] of this.columns.entries()) {
        const value = pick(bar)
        write(this.views[i] as DataView, this.filled * width, value)
        this.bounds[i] = widened(this.bounds[i] ?? null, value)
      }
      this.filled++
      this.rows++
      if (this.filled === BAR_GROUP_ROWS) await this.flush()
    }
  }

  /** Writes what is left and the footer, and flushes all to disk. The bytes depend only on the bars. */
  async finish(): Promise<void> {
    if (this.filled > 0) await this.flush()
    await this.file.finish()
  }

  /** Closes the file, finished or not. */
  close(): Promise<void> {
    return this.handle.close()
  }

  private async flush(): Promise<void> {
    const pages: DataPage[] = []
    for (const [i, { width }] of this.columns.entries()) {
      const { buffer } = this.views[i] as DataView<ArrayBuffer>
      pages.push(await pageOf(new Uint8Array(buffer, 0, this.filled * width), this.bounds[i] ?? null))
    }
    await this.file.append(this.filled, pages)
    this.filled = 0
    this.bounds = this.columns.map(() => null)
  }
}
