/**
 * CSV of other programs as lines of an archive, field by field as bytes: twenty times as fast as row by row. It takes files
 * which have no quotation marks; the careful way reads all others.
 */
import { type DecimalScale, quoteOf, textOf, unitsOf } from '../../core/jobs/trades/decimal.ts'
import { dialectOf } from '../tables/dialect.ts'
import { csvColumns } from './csv-columns.ts'
import { csvStart } from './csv-source.ts'
import { OtherForm, type SourceWish } from './foreign-file.ts'
import { makerOf, missingIn, recognised } from './foreign-trade.ts'
import { timeOf, unitsIn } from './foreign-values.ts'
import { type SymbolCheck, symbolCheck } from './symbol-check.ts'

const NEWLINE = 10
const RETURN = 13
const QUOTE = 34
const COMMA = 44
const DOT = 46
const ZERO = 48
/** Decimals of an archive. */
const DECIMALS = 8
/** Bytes that show how a file separates its cells. */
const SAMPLE = 100_000
/** A line grows by this at most: a number with an exponent, or a computed amount. */
const GROWTH = 8
const SPARE = 400
/** Longest line, bytes. */
const LONGEST = 100_000

/** Where a file has the fields of a trade. */
export interface PlainForm {
  /** Byte between fields. */
  readonly delimiter: number
  readonly decimalComma: boolean
  readonly scale: DecimalScale
  /** Whether the first line is the names of the columns. */
  readonly headed: boolean
  /** Number of fields in a line. */
  readonly width: number
  readonly id: number
  readonly price: number
  readonly quantity: number
  /** Null if the amount is to be computed. */
  readonly quote: number | null
  readonly time: number
  readonly maker: number
  /** The field of the symbol, and what it may say; null if it is not to be checked. */
  readonly symbol: { readonly field: number; readonly check: SymbolCheck } | null
}

/** @returns null if a column is not known, or the first lines are not plain */
export async function plainForm(
  path: string,
  { named, symbols, scale }: SourceWish,
): Promise<PlainForm | null> {
  const start = (await csvStart(path, SAMPLE)).toString('utf8').replace(/^\uFEFF/, '')
  const { delimiter, declaration } = dialectOf(start)
  const first = (start.split(/\r?\n/, 1)[0] ?? '').split(delimiter).map((cell) => cell.trim())
  const { columns, headed } = csvColumns(first)
  const found = recognised(columns, named)
  if (declaration !== '' || start.includes('"') || missingIn(found).length > 0) return null
  const place = (name: string | undefined) => columns.indexOf(name ?? '')
  const check = symbolCheck(columns, symbols)
  return {
    delimiter: delimiter.charCodeAt(0),
    decimalComma: delimiter === ';',
    scale,
    headed,
    width: columns.length,
    id: place(found.id),
    price: place(found.price),
    quantity: place(found.quantity),
    quote: found.quote_quantity === undefined ? null : place(found.quote_quantity),
    time: place(found.time),
    maker: place(found.buyer_is_maker),
    symbol: check && { field: place(check.column), check },
  }
}

/** Yields whole lines as those of an archive. @throws (while it yields) OtherForm */
export async function* plainLines(
  pieces: AsyncIterable<Uint8Array>,
  form: PlainForm,
): AsyncGenerator<Uint8Array> {
  const translator = new Translator(form)
  let rest: Uint8Array = new Uint8Array(0)
  let { headed } = form
  for await (const piece of pieces) {
    let lines: Uint8Array = rest.length === 0 ? piece : Buffer.concat([rest, piece])
    if (headed) lines = lines.subarray(lines.indexOf(NEWLINE) + 1)
    headed = false
    const end = lines.lastIndexOf(NEWLINE) + 1
    rest = Uint8Array.from(lines.subarray(end))
    if (rest.length > LONGEST) throw new OtherForm()
    yield translator.read(lines.subarray(0, end))
  }
  if (rest.length > 0) yield translator.read(Buffer.concat([rest, Uint8Array.of(NEWLINE)]))
}

/** Has the memory of the lines of one piece. */
class Translator {
  private readonly form: PlainForm
  /** Starts of the fields of the current line, and where a field after the last one would start. */
  private readonly starts: Int32Array
  private out = Buffer.alloc(0)
  private at = 0
  private lines: Buffer = Buffer.alloc(0)
  /** The symbol of the line before. */
  private symbol: Buffer = Buffer.alloc(0)

  constructor(form: PlainForm) {
    this.form = form
    this.starts = new Int32Array(form.width + 1)
  }

  /** Returns the lines, valid until the next call. @throws OtherForm */
  read(lines: Uint8Array): Uint8Array {
    this.lines = Buffer.from(lines.buffer, lines.byteOffset, lines.length)
    const most = lines.length * GROWTH + SPARE
    if (this.out.length < most) this.out = Buffer.allocUnsafeSlow(most)
    this.at = 0
    for (let start = 0; start < lines.length; ) {
      const end = this.split(start)
      const last = lines[end - 2] === RETURN ? end - 2 : end - 1
      if (last > start) this.translate()
      start = end
    }
    return this.out.subarray(0, this.at)
  }

  /** Finds the fields of a line; an empty line has none. @returns the start of the next line */
  private split(start: number): number {
    const { lines, starts } = this
    const { delimiter, width } = this.form
    let count = 0
    let at = start
    starts[0] = start
    for (; lines[at] !== NEWLINE; at++) {
      const byte = lines[at]
      if (byte === delimiter) {
        count++
        if (count >= width) throw new OtherForm()
        starts[count] = at + 1
      } else if (byte === QUOTE) throw new OtherForm()
    }
    const end = at > start && lines[at - 1] === RETURN ? at - 1 : at
    if (count !== width - 1 && end > start) throw new OtherForm()
    starts[width] = end + 1
    return at + 1
  }

  private translate(): void {
    const { id, price, quantity, quote, time, maker, symbol } = this.form
    if (symbol !== null) this.assertSymbol(symbol)
    this.whole(id)
    this.decimal(price)
    this.decimal(quantity)
    if (quote === null) this.put(this.product(price, quantity))
    else this.decimal(quote)
    this.time(time)
    const flag = makerOf(this.text(maker))
    if (flag === null) throw new OtherForm()
    this.at += this.out.write(flag ? 'True\n' : 'False\n', this.at, 'latin1')
  }

  /** @throws OtherForm for another symbol: the careful way says of which line */
  private assertSymbol({ field, check }: NonNullable<PlainForm['symbol']>): void {
    const bytes = this.lines.subarray(this.starts[field], (this.starts[field + 1] as number) - 1)
    if (bytes.equals(this.symbol)) return
    if (!check.fits(bytes.toString().trim())) throw new OtherForm()
    this.symbol = Buffer.from(bytes)
  }

  /** A field without the spaces around it. */
  private text(field: number): string {
    return this.lines.toString('utf8', this.starts[field], (this.starts[field + 1] as number) - 1).trim()
  }

  private whole(field: number): void {
    if (!this.copyDigits(field, 16)) throw new OtherForm()
  }

  private decimal(field: number): void {
    if (!this.copyDecimal(field)) this.put(textOf(this.units(field), this.form.scale))
  }

  private units(field: number): bigint {
    const { decimalComma, scale } = this.form
    const text = this.text(field)
    const value = unitsOf(text, scale) ?? unitsIn(text, decimalComma, scale)
    if (value === null) throw new OtherForm()
    return value
  }

  private product(price: number, quantity: number): string {
    const { scale } = this.form
    return textOf(quoteOf(this.units(price), this.units(quantity), scale), scale)
  }

  /** Milli- and microseconds are copied. */
  private time(field: number): void {
    const length = (this.starts[field + 1] as number) - 1 - (this.starts[field] as number)
    if ((length === 13 || length === 16) && this.copyDigits(field, 16)) return
    const value = timeOf(this.text(field))
    if (value === null) throw new OtherForm()
    this.put(String(value))
  }

  private put(text: string): void {
    this.at += this.out.write(`${text},`, this.at, 'latin1')
  }

  /** @returns whether the field was at most so many digits, and nothing else; otherwise nothing is written */
  private copyDigits(field: number, most: number): boolean {
    const { lines, out, starts } = this
    const start = starts[field] as number
    const length = (starts[field + 1] as number) - 1 - start
    if (length < 1 || length > most) return false
    const { at } = this
    for (let i = 0; i < length; i++) {
      const byte = lines[start + i] as number
      if (byte < ZERO || byte > ZERO + 9) return false
      out[at + i] = byte
    }
    out[at + length] = COMMA
    this.at = at + length + 1
    return true
  }

  /**
   * Writes eight decimals, as archives have them. @returns whether the field was up to ten digits, and up to eight after a
   * point; otherwise nothing is written
   */
  private copyDecimal(field: number): boolean {
    const { lines, out, starts } = this
    const start = starts[field] as number
    const length = (starts[field + 1] as number) - 1 - start
    if (length < 1 || length > 19) return false
    let { at } = this
    let point = length
    for (let i = 0; i < length; i++) {
      const byte = lines[start + i] as number
      if (byte === DOT && point === length) point = i
      else if (byte < ZERO || byte > ZERO + 9) return false
      out[at++] = byte
    }
    const decimals = Math.max(0, length - point - 1)
    if (point < 1 || point > 10 || decimals > DECIMALS || point === length - 1) return false
    if (point === length) out[at++] = DOT
    for (let i = decimals; i < DECIMALS; i++) out[at++] = ZERO
    out[at++] = COMMA
    this.at = at
    return true
  }
}
