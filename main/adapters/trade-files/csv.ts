/**
 * Reads the CSV form of trade archives:
 * trades `id,price,qty,quoteQty,time,isBuyerMaker,isBestMatch`,
 * aggTrades `id,price,qty,firstId,lastId,time,isBuyerMaker,isBestMatch`,
 * trades in contracts `id,price,contracts,coins,time,isBuyerMaker`.
 * A header line is accepted: names of columns, the id's first. Anything else that is not a trade is an error
 * with its line.
 */
import { VigieError } from '../../../shared/errors.ts'
import { FactsGatherer } from '../../core/jobs/trades/facts.ts'
import type { TradeColumns } from './columns.ts'
import { carefulRow, type LineFault, WHOLE_LINE } from './csv-careful.ts'
import { FastRows } from './csv-fast.ts'
import { FieldReader } from './csv-fields.ts'
import { SequenceCheck } from './csv-sequence.ts'

const NEWLINE = 10
/** Names of columns, starting with an id: `id`, `trade Id`, `agg_trade_id`, `tradeId`. */
const HEADER = /^"?(?:[A-Za-z]+[ _])*(?:[a-z]+I|[Ii])[Dd]"? *,/
/** Maximum length of a line; the fast reader may look this far ahead. */
const LONGEST_LINE = 400

/** Where the trades of a file go, and which day they must belong to. */
export interface CsvOptions {
  readonly columns: TradeColumns
  /** Called when the columns are full, and at the end if they have rows; returns the columns to continue with. */
  readonly full: (columns: TradeColumns) => Promise<TradeColumns>
  /** Name in errors. */
  readonly file: string
  /** Whether trades may come in any order; then no facts are collected. */
  readonly anyOrder?: boolean
  /** Midnight of the day in microseconds; trades outside the day are an error. Null accepts any time. */
  readonly day: number | null
  /** Whether the third column counts contracts and the fourth coins, as futures that are settled in coins have it. */
  readonly contracts: boolean
}

/**
 * Takes the bytes of one file in chunks: `push` in order, then `end`. Discard rows received before an error.
 * @throws (from push and end) VigieError trades_row_malformed
 */
export class TradeCsv {
  readonly facts = new FactsGatherer()
  header = false
  private columns: TradeColumns
  /** Number of lines read. */
  private line = 0
  /** Number of rows whose sequence is checked, or that came from elsewhere. */
  private checked: number
  private leftover: Uint8Array = new Uint8Array(0)
  private readonly fast = new FastRows()
  private readonly sequence: SequenceCheck
  private readonly options: CsvOptions

  constructor(options: CsvOptions) {
    const { anyOrder = false, day, columns } = options
    this.options = options
    this.columns = columns
    this.checked = columns.rows
    this.sequence = new SequenceCheck(anyOrder ? null : this.facts, day, columns.capacity)
  }

  /** Continues to fill these columns: some of their rows came from elsewhere. */
  goOnWith(columns: TradeColumns): void {
    this.columns = columns
    this.checked = columns.rows
  }

  /** Takes the next bytes of the file, cut anywhere. */
  async push(piece: Uint8Array): Promise<void> {
    // The same class for every chunk: alternating between Buffers and plain arrays is slower.
    const chunk = new Uint8Array(piece.buffer, piece.byteOffset, piece.length)
    const start = await this.finishLeftover(chunk)
    const end = chunk.lastIndexOf(NEWLINE) + 1
    if (end > start) await this.parse(chunk, start, end)
    const rest = chunk.subarray(Math.max(start, end))
    if (rest.length === 0) return
    if (this.leftover.length + rest.length > LONGEST_LINE) throw this.tooLong()
    this.leftover = join(this.leftover, rest)
  }

  /** Takes the last line, with or without its newline, and passes on the last columns. */
  async end(): Promise<void> {
    if (this.leftover.length > 0) await this.push(Uint8Array.of(NEWLINE))
    this.check()
    if (this.columns.rows > 0) await this.options.full(this.columns)
  }

  /** Parses the line cut by the end of the last chunk. @returns the start of the next line */
  private async finishLeftover(chunk: Uint8Array): Promise<number> {
    if (this.leftover.length === 0) return 0
    const end = chunk.indexOf(NEWLINE) + 1
    if (end === 0) return 0
    const whole = join(this.leftover, chunk.subarray(0, end))
    this.leftover = new Uint8Array(0)
    if (whole.length > LONGEST_LINE) throw this.tooLong()
    await this.parse(whole, 0, whole.length)
    return end
  }

  /** Parses whole lines, passing on the columns whenever they are full. */
  private async parse(bytes: Uint8Array, start: number, end: number): Promise<void> {
    const reader = new FieldReader(bytes, start)
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
    if (this.line === 0 && reader.atLetter()) this.skipHeader(reader, bytes.subarray(start, end))
    while (reader.position < end) {
      this.fill(reader, view, end)
      if (this.columns.rows < this.columns.capacity) continue
      this.check()
      this.goOnWith(await this.options.full(this.columns))
    }
  }

  /** Does not skip a first line of other words, such as an error page, so that it is refused. */
  private skipHeader(reader: FieldReader, lines: Uint8Array): void {
    const first = lines.subarray(0, lines.indexOf(NEWLINE) + 1)
    if (!HEADER.test(Buffer.from(first).toString('latin1'))) return
    this.header = true
    this.line++
    reader.position += first.length
  }

  /** Parses consecutive common lines, then the one line, if there is one, that is not in the common form. */
  private fill(reader: FieldReader, view: DataView, end: number): void {
    const { columns } = this
    const before = columns.rows
    const { contracts } = this.options
    if (columns.form.dataset === 'trades' && !contracts && columns.narrow !== null) {
      const safe = Math.min(end, view.byteLength - LONGEST_LINE)
      reader.position = this.fast.fill(reader.bytes, view, reader.position, safe, columns, columns.narrow)
    }
    this.line += columns.rows - before
    if (reader.position >= end || columns.rows === columns.capacity) return
    const fault = carefulRow(reader, columns, contracts)
    this.line++
    if (fault !== null) {
      this.check()
      throw this.fault(fault, this.line)
    }
    columns.rows++
  }

  /** @throws VigieError for the first row since the last check that does not continue the previous one */
  private check(): void {
    const from = this.checked
    this.checked = this.columns.rows
    const fault = this.sequence.take(this.columns, from)
    if (fault !== null) throw this.fault(fault, this.line - (this.columns.rows - from) + fault.row + 1)
  }

  private tooLong(): VigieError {
    return this.fault({ field: WHOLE_LINE, problem: { messageKey: 'row.too_long' } }, this.line + 1)
  }

  private fault({ field, problem }: LineFault, line: number): VigieError {
    return new VigieError('trades_row_malformed', { line, file: this.options.file, field, problem })
  }
}

function join(head: Uint8Array, tail: Uint8Array): Uint8Array {
  const whole = new Uint8Array(head.length + tail.length)
  whole.set(head)
  whole.set(tail, head.length)
  return whole
}
