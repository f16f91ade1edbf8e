/** Bar files: written row group by row group while the bars close; every column required. */
import type { FileHandle } from 'node:fs/promises'
import type { SchemaElement } from 'hyparquet'
import { type ClosedBar, vwapOf } from '../../core/jobs/trades/bars/bar.ts'
import { openNew } from '../files/new-file.ts'
import { type DataPage, ParquetFile, pageOf } from './parquet-file.ts'
import { decimalElement, instantElement, longElement, wideDecimalElement } from './schema.ts'
import type { Bounds } from './statistics.ts'

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
const sum = (name: string, pick: (bar: ClosedBar) => bigint): BarColumn<bigint> => ({
  element: wideDecimalElement(name),
  width: 16,
  pick,
  write: (view, at, value) => {
    view.setBigInt64(at, value >> 64n)
    view.setBigUint64(at + 8, BigInt.asUintN(64, value))
  },
})

const vwap: BarColumn<number> = {
  element: { name: 'vwap', type: 'DOUBLE', repetition_type: 'REQUIRED' },
  width: 8,
  pick: (bar) => vwapOf(bar) ?? Number.NaN,
  write: (view, at, value) => view.setFloat64(at, value, true),
}

const COLUMNS = [
  long(longElement('number'), ({ number }) => BigInt(number)),
  long(decimalElement('open'), ({ open }) => open),
  long(decimalElement('high'), ({ high }) => high),
  long(decimalElement('low'), ({ low }) => low),
  long(decimalElement('close'), ({ close }) => close),
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
  sum('threshold', ({ threshold }) => threshold),
] as readonly BarColumn[]

const SCHEMA: readonly SchemaElement[] = [
  { name: 'bars', num_children: COLUMNS.length },
  ...COLUMNS.map(({ element }) => element),
]

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
  private readonly views: readonly DataView<ArrayBuffer>[]
  private bounds: (Bounds<bigint | number> | null)[] = COLUMNS.map(() => null)
  private filled = 0

  private constructor(handle: FileHandle, views: readonly DataView<ArrayBuffer>[]) {
    this.handle = handle
    this.file = new ParquetFile(handle, SCHEMA)
    this.views = views
  }

  /** Returns columns that one writer after another may use. */
  static columns(): readonly DataView<ArrayBuffer>[] {
    return COLUMNS.map(({ width }) => new DataView(new ArrayBuffer(BAR_GROUP_ROWS * width)))
  }

  /** Creates a new file. @param columns from `columns()`, until the writer is closed */
  static async create(path: string, columns: readonly DataView<ArrayBuffer>[]): Promise<BarFileWriter> {
    return new BarFileWriter(await openNew(path), columns)
  }

  /** Adds bars in the order of their numbers; does not keep the objects. */
  async append(bars: readonly ClosedBar[]): Promise<void> {
    for (const bar of bars) {
      for (const [i, { width, pick, write }] of COLUMNS.entries()) {
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
    for (const [i, { width }] of COLUMNS.entries()) {
      const { buffer } = this.views[i] as DataView<ArrayBuffer>
      pages.push(await pageOf(new Uint8Array(buffer, 0, this.filled * width), this.bounds[i] ?? null))
    }
    await this.file.append(this.filled, pages)
    this.filled = 0
    this.bounds = COLUMNS.map(() => null)
  }
}
