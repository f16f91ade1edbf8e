/**
 * Archives of exchanges that write their trades in other columns than Binance: their lines are written anew in its form,
 * so that one reader checks all. Columns are found by the names of the header, which these exchanges have changed.
 */
import { createReadStream } from 'node:fs'
import { createGunzip } from 'node:zlib'
import { VigieError } from '../../../shared/errors.ts'
import type { CalendarDay } from '../../../shared/time/units.ts'
import type { DecimalScale } from '../../core/jobs/trades/decimal.ts'
import type { ArchiveForm, ContractWorth } from '../../core/jobs/trades/ports.ts'
import { lineOf, type TradeColumnMapping } from './foreign-trade.ts'
import { countIfReversed } from './line-order.ts'
import { LARGEST_CSV } from './zip.ts'

/** What an exchange calls its columns. */
interface ExchangeTable {
  readonly mapping: TradeColumnMapping
  /** Columns of files without a header. */
  readonly headless: readonly string[]
  /** Whether a file may hold trades of the days around it, which are not taken. */
  readonly otherDays: boolean
  /** Whether trades have no numbers: they get those of their lines, in the order of their times. */
  readonly unnumbered?: boolean
  /** What a quantity counts, if the exchange says it of no symbol; absent: coins. */
  readonly contract?: ContractWorth
}

type TableForm = Exclude<ArchiveForm, 'amounts' | 'contracts'>

/** The column of numbers that a file does not have. */
const NUMBER = '#'

/** Derivatives of Bybit: contracts are coins in those settled in dollars (linear), and dollars in those settled in coins. */
const BYBIT_CONTRACTS: ExchangeTable = {
  mapping: {
    id: NUMBER,
    price: 'price',
    quantity: 'size',
    time: 'timestamp',
    buyer_is_maker: 'side',
    quote_quantity: null,
  },
  headless: ['timestamp', 'symbol', 'side', 'size', 'price'],
  otherDays: false,
  unnumbered: true,
}

const TABLES: Readonly<Record<TableForm, ExchangeTable>> = {
  bybit: {
    mapping: {
      id: 'id',
      price: 'price',
      quantity: 'volume',
      time: 'timestamp',
      buyer_is_maker: 'side',
      quote_quantity: null,
    },
    headless: ['id', 'timestamp', 'price', 'volume', 'side'],
    otherDays: false,
  },
  'bybit-linear': BYBIT_CONTRACTS,
  'bybit-inverse': { ...BYBIT_CONTRACTS, contract: { value: '1', inverse: true } },
  // Until 2021 without a header, then `trade_id/…` in two languages, then with the name of the instrument first.
  okx: {
    mapping: {
      id: 'trade_id',
      price: 'price',
      quantity: 'size',
      time: 'created_time',
      buyer_is_maker: 'side',
      quote_quantity: null,
    },
    headless: ['trade_id', 'side', 'size', 'price', 'created_time'],
    otherDays: true,
  },
}

/** A compressed archive whose lines are to be read. */
export interface TableArchive {
  readonly path: string
  /** Name in errors. */
  readonly name: string
  readonly day: CalendarDay
  readonly scale: DecimalScale
  /** What its quantities count; null: coins. */
  readonly contract: ContractWorth | null
}

const NEWLINE = 10

/** Yields the lines of a gzip file in the form of Binance. @throws VigieError trades_row_malformed | trades_archive_malformed */
export async function* tableLines(form: TableForm, archive: TableArchive): AsyncGenerator<Uint8Array> {
  const table = TABLES[form]
  const count = table.unnumbered === true ? await countIfReversed(gunzipped(archive)) : null
  const reader = new TableReader(table, archive, count)
  let rest: Uint8Array = new Uint8Array(0)
  for await (const piece of gunzipped(archive)) {
    const bytes = Buffer.concat([rest, piece])
    const end = bytes.lastIndexOf(NEWLINE) + 1
    if (end > 0) yield reader.read(bytes.toString('latin1', 0, end))
    rest = bytes.subarray(end)
  }
  if (rest.length > 0) yield reader.read(Buffer.from(rest).toString('latin1'))
}

/** Yields the bytes of a gzip file, of one or several members; each has its CRC-32 checked. */
async function* gunzipped({ path, name }: TableArchive): AsyncGenerator<Uint8Array> {
  const plain = createGunzip({ chunkSize: 256 * 1024 })
  const file = createReadStream(path, { highWaterMark: 256 * 1024 })
  file.once('error', (error) => plain.destroy(error))
  let size = 0
  try {
    for await (const piece of file.pipe(plain)) {
      size += (piece as Uint8Array).length
      if (size > LARGEST_CSV) {
        throw new VigieError('trades_archive_malformed', {
          file: name,
          problem: { messageKey: 'archive.endless' },
        })
      }
      yield piece as Uint8Array
    }
  } catch (error) {
    if (error instanceof VigieError) throw error
    const problem = { messageKey: 'archive.data' } as const
    throw new VigieError('trades_archive_malformed', { file: name, problem }, { cause: error })
  } finally {
    file.destroy()
  }
}

/** Reads lines, from one header to the next. */
class TableReader {
  private columns: readonly string[]
  private line = 0
  /** Rows so far, without headers. */
  private rows = 0
  private readonly table: ExchangeTable
  private readonly archive: TableArchive
  private readonly countReversed: number | null

  /** @param countReversed trades of a file whose last one comes first; null of any other */
  constructor(table: ExchangeTable, archive: TableArchive, countReversed: number | null) {
    this.countReversed = countReversed
    this.table = table
    this.archive = archive
    this.columns = table.headless
  }

  /** Returns whole lines in the form of Binance. */
  read(text: string): Uint8Array {
    const lines = text.split('\n').map((line) => this.translated(line.trimEnd()))
    return Buffer.from(lines.join(''))
  }

  private translated(line: string): string {
    if (line === '') return ''
    this.line++
    const cells = line.split(',')
    // `trade_id/…`: the English name comes first.
    const names = cells.map((cell) => cell.split('/', 1)[0] ?? '')
    if (names.includes(this.table.mapping.price)) {
      this.columns = names
      return ''
    }
    const { table, archive, countReversed } = this
    const { mapping, contract = archive.contract } = table
    this.rows++
    const row = Object.fromEntries(this.columns.map((name, i) => [name, cells[i] ?? '']))
    row[NUMBER] = String(countReversed === null ? this.rows : countReversed - this.rows + 1)
    const form = { mapping, file: archive.name, decimalComma: false, scale: archive.scale, contract }
    const trade = lineOf({ row, line: this.line }, form)
    return table.otherDays && trade.day !== archive.day ? '' : trade.line
  }
}
