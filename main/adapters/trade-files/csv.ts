/**
 * Reads the one CSV shape of trade archives, byte by byte:
 * trades `id,price,qty,quoteQty,time,isBuyerMaker,isBestMatch`,
 * aggTrades `id,price,qty,firstId,lastId,time,isBuyerMaker,isBestMatch`.
 * A header line is tolerated. Anything else that is not a trade is a named fault with its line.
 */
import { VigieError } from '../../../shared/errors.ts'
import { LIMIT, quoteOf } from '../../core/jobs/trades/decimal.ts'
import { FactsGatherer } from '../../core/jobs/trades/facts.ts'
import type { TradeColumns } from './columns.ts'
import { FastRows } from './csv-fast.ts'
import { FieldReader } from './csv-fields.ts'
import { microsecondsOf } from './instant.ts'

const NEWLINE = 10
const DAY_US = 86_400_000_000
/** No line is longer; the fast reader may look so far ahead. */
const LONGEST_LINE = 400

export interface CsvOptions {
  readonly columns: TradeColumns
  /** Called when the columns are full, and at the end when they hold rows; answers the columns to go on with. */
  readonly full: (columns: TradeColumns) => Promise<TradeColumns>
  /** Name shown in faults. */
  readonly file: string
  /** Midnight of the day in microseconds; trades outside the day are a fault. Null takes any time. */
  readonly day: number | null
}

export class TradeCsv {
  readonly facts = new FactsGatherer()
  header = false
  private columns: TradeColumns
  private line = 0
  private readonly fast = new FastRows()
  private leftover: Uint8Array = new Uint8Array(0)
  private readonly options: CsvOptions
  private readonly aggregate: boolean

  constructor(options: CsvOptions) {
    this.options = options
    this.columns = options.columns
    this.aggregate = options.columns.dataset === 'agg_trades'
  }

  /** Goes on filling these columns: some of their rows came from elsewhere. */
  goOnWith(columns: TradeColumns): void {
    this.columns = columns
  }

  /** Takes the next bytes of the file, cut anywhere. */
  async push(piece: Uint8Array): Promise<void> {
    // One and the same class for every piece: parsing Buffers and plain arrays by turns takes twice the time.
    const chunk = new Uint8Array(piece.buffer, piece.byteOffset, piece.length)
    const start = await this.finishLeftover(chunk)
    const end = chunk.lastIndexOf(NEWLINE) + 1
    if (end > start) await this.parse(chunk, start, end)
    const rest = chunk.subarray(Math.max(start, end))
    if (rest.length === 0) return
    if (this.leftover.length + rest.length > LONGEST_LINE) throw this.fault('line', 'is too long')
    this.leftover = join(this.leftover, rest)
  }

  /** Takes the last line, with or without its newline, and hands over the last columns. */
  async end(): Promise<void> {
    if (this.leftover.length > 0) await this.push(Uint8Array.of(NEWLINE))
    if (this.columns.rows > 0) await this.options.full(this.columns)
  }

  /** Parses the line cut by the end of the last chunk. @returns where the next line begins. */
  private async finishLeftover(chunk: Uint8Array): Promise<number> {
    if (this.leftover.length === 0) return 0
    const end = chunk.indexOf(NEWLINE) + 1
    if (end === 0) return 0
    const whole = join(this.leftover, chunk.subarray(0, end))
    this.leftover = new Uint8Array(0)
    if (whole.length > LONGEST_LINE) throw this.fault('line', 'is too long')
    await this.parse(whole, 0, whole.length)
    return end
  }

  /** Parses whole lines, handing over the columns whenever they are full. */
  private async parse(bytes: Uint8Array, start: number, end: number): Promise<void> {
    const reader = new FieldReader(bytes, start)
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
    if (this.line === 0 && reader.atLetter()) this.skipHeader(reader, bytes)
    while (reader.position < end) {
      this.fill(reader, bytes, view, end)
      if (this.columns.rows === this.columns.capacity) this.columns = await this.options.full(this.columns)
    }
  }

  private skipHeader(reader: FieldReader, bytes: Uint8Array): void {
    this.header = true
    this.line++
    reader.position = bytes.indexOf(NEWLINE, reader.position) + 1
  }

  private fill(reader: FieldReader, bytes: Uint8Array, view: DataView, end: number): void {
    const { columns } = this
    while (reader.position < end && columns.rows < columns.capacity) {
      this.line++
      this.row(reader, bytes, view)
    }
  }

  private row(reader: FieldReader, bytes: Uint8Array, view: DataView): void {
    const { columns } = this
    const start = reader.position
    const ahead = !this.aggregate && start + LONGEST_LINE < bytes.length
    const next = ahead ? this.fast.parse(bytes, view, start, columns) : -1
    if (next < 0) {
      this.carefulRow(reader)
      return
    }
    reader.position = next
    const { id, time } = columns.longs
    const at = microsecondsOf(time.number(columns.rows))
    time.set(columns.rows, at)
    this.accept(id.number(columns.rows), at)
  }

  private carefulRow(reader: FieldReader): void {
    const { longs, maker, rows } = this.columns
    const id = reader.whole()
    this.check(reader, 'id')
    reader.decimal(longs.price, rows)
    this.check(reader, 'price')
    reader.decimal(longs.quantity, rows)
    this.check(reader, 'quantity')
    if (this.aggregate) this.aggregateFields(reader)
    else {
      reader.decimal(longs.quote_quantity, rows)
      this.check(reader, 'quote quantity')
    }
    const time = microsecondsOf(reader.whole())
    this.check(reader, 'time')
    maker[rows] = reader.flag()
    this.check(reader, 'buyer is maker')
    reader.endOfLine()
    this.check(reader, 'line')
    longs.id.set(rows, id)
    longs.time.set(rows, time)
    this.accept(id, time)
  }

  private aggregateFields(reader: FieldReader): void {
    const { longs, rows } = this.columns
    longs.first_trade_id.set(rows, reader.whole())
    this.check(reader, 'first trade id')
    longs.last_trade_id.set(rows, reader.whole())
    this.check(reader, 'last trade id')
    const quote = quoteOf(longs.price.values[rows] as bigint, longs.quantity.values[rows] as bigint)
    if (quote >= LIMIT) throw this.fault('price times quantity', 'is too large')
    longs.quote_quantity.values[rows] = quote
  }

  private accept(id: number, time: number): void {
    const { day } = this.options
    if (Number.isNaN(time)) throw this.fault('time', 'is neither milliseconds nor microseconds')
    if (day !== null && (time < day || time >= day + DAY_US)) throw this.fault('time', 'is of another day')
    if (!this.facts.add(id, time)) {
      throw this.fault('id', id === this.facts.lastId ? 'is there twice' : 'is lower than the one before')
    }
    this.columns.rows++
  }

  private check(reader: FieldReader, field: string): void {
    if (reader.problem !== null) throw this.fault(field, reader.problem)
  }

  private fault(field: string, problem: string): VigieError {
    return new VigieError('trades_row_malformed', {
      line: this.line,
      file: this.options.file,
      field,
      problem,
    })
  }
}

function join(head: Uint8Array, tail: Uint8Array): Uint8Array {
  const whole = new Uint8Array(head.length + tail.length)
  whole.set(head)
  whole.set(tail, head.length)
  return whole
}
