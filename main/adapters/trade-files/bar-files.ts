/** Bar files: one row group, every column required. */
import { open } from 'node:fs/promises'
import type { SchemaElement } from 'hyparquet'
import { type ClosedBar, vwapOf } from '../../core/jobs/trades/bars/bar.ts'
import { type DataPage, ParquetFile, pageOf } from './parquet-file.ts'
import { decimalElement, instantElement, longElement, wideDecimalElement } from './schema.ts'

/** A column: its element, the bytes per value, and how to write a bar's value as PLAIN. */
interface BarColumn {
  readonly element: SchemaElement
  readonly width: number
  readonly write: (view: DataView, at: number, bar: ClosedBar) => void
}

const long = (element: SchemaElement, pick: (bar: ClosedBar) => bigint): BarColumn => ({
  element,
  width: 8,
  write: (view, at, bar) => view.setBigInt64(at, pick(bar), true),
})

/** Sums may exceed eighteen digits: sixteen bytes, the highest first. */
const sum = (name: string, pick: (bar: ClosedBar) => bigint): BarColumn => ({
  element: wideDecimalElement(name),
  width: 16,
  write: (view, at, bar) => {
    const value = pick(bar)
    view.setBigInt64(at, value >> 64n)
    view.setBigUint64(at + 8, BigInt.asUintN(64, value))
  },
})

const COLUMNS: readonly BarColumn[] = [
  long(longElement('number'), ({ number }) => BigInt(number)),
  long(decimalElement('open'), ({ open }) => open),
  long(decimalElement('high'), ({ high }) => high),
  long(decimalElement('low'), ({ low }) => low),
  long(decimalElement('close'), ({ close }) => close),
  sum('volume', ({ volume }) => volume),
  sum('dollars', ({ dollars }) => dollars),
  {
    element: { name: 'vwap', type: 'DOUBLE', repetition_type: 'REQUIRED' },
    width: 8,
    write: (view, at, bar) => view.setFloat64(at, vwapOf(bar) ?? Number.NaN, true),
  },
  long(longElement('ticks'), ({ ticks }) => BigInt(ticks)),
  long(instantElement('first_time'), ({ firstTime }) => firstTime),
  long(instantElement('last_time'), ({ lastTime }) => lastTime),
  sum('threshold', ({ threshold }) => threshold),
]

const SCHEMA: readonly SchemaElement[] = [
  { name: 'bars', num_children: COLUMNS.length },
  ...COLUMNS.map(({ element }) => element),
]

/**
 * The bars of a day as PLAIN columns, filled as they close: keeping thousands of bars as objects would cost
 * more in garbage collection than building them.
 */
export class BarColumns {
  rows = 0
  private capacity = 1024
  private views: readonly DataView<ArrayBuffer>[] = viewsFor(this.capacity)

  /** Adds bars in the order of their numbers; does not keep the objects. */
  append(bars: readonly ClosedBar[]): void {
    while (this.rows + bars.length > this.capacity) this.grow()
    for (const bar of bars) {
      for (const [i, { width, write }] of COLUMNS.entries()) {
        write(this.views[i] as DataView, this.rows * width, bar)
      }
      this.rows++
    }
  }

  /** Writes all rows to a new file and flushes it to disk. The bytes depend only on the bars. */
  async writeTo(path: string): Promise<void> {
    const handle = await open(path, 'w', 0o644)
    try {
      const file = new ParquetFile(handle, SCHEMA)
      const pages: DataPage[] = []
      for (const [i, { width }] of COLUMNS.entries()) pages.push(await pageOf(this.bytes(i, width)))
      await file.append(this.rows, pages)
      await file.finish()
    } finally {
      await handle.close()
    }
  }

  private bytes(column: number, width: number): Uint8Array {
    return new Uint8Array((this.views[column] as DataView<ArrayBuffer>).buffer, 0, this.rows * width)
  }

  private grow(): void {
    const before = this.views
    this.capacity *= 2
    this.views = viewsFor(this.capacity)
    for (const [i, { buffer }] of this.views.entries()) {
      new Uint8Array(buffer).set(new Uint8Array((before[i] as DataView<ArrayBuffer>).buffer))
    }
  }
}

const viewsFor = (capacity: number) =>
  COLUMNS.map(({ width }) => new DataView(new ArrayBuffer(capacity * width)))
