/**
 * The schema of a trade file. Prices and amounts are DECIMAL(18, 8) in 64-bit integers: exactly the eight decimals an
 * exchange sends, and plain integer arithmetic for readers. In wide digits they are DECIMAL(38, 18) in sixteen bytes.
 */
import type { SchemaElement } from 'hyparquet'
import type { Dataset, TradeDigits } from '../../../shared/kinds/trades.ts'
import { type DecimalScale, scaleOf } from '../../core/jobs/trades/decimal.ts'

/** Rows per row group: 65,536 rows of five 64-bit columns are 2.6 MB, small enough to have three in flight. */
export const GROUP_ROWS = 65_536

/** What the columns of a file are. */
export interface FileForm {
  readonly dataset: Dataset
  readonly digits: TradeDigits
  /** Whether each row says its day, as in a file of several days. */
  readonly dated?: boolean
}

/** The columns of whole numbers. */
export type LongColumn =
  | 'id'
  | 'price'
  | 'quantity'
  | 'quote_quantity'
  | 'time'
  | 'first_trade_id'
  | 'last_trade_id'

/** A required 64-bit whole number. */
export const longElement = (name: string): SchemaElement => ({
  name,
  type: 'INT64',
  repetition_type: 'REQUIRED',
})

/** DECIMAL(18, 8) in 64 bits; in wide digits DECIMAL(38, 18) in sixteen bytes. */
export const decimalElement = (name: string, digits: TradeDigits): SchemaElement =>
  digits === 'wide' ? sumElement(name, digits) : { ...longElement(name), ...decimalType(18, 8) }

/** A sum of many values: 38 digits in sixteen bytes, with the decimals of its values. */
export const sumElement = (name: string, digits: TradeDigits): SchemaElement => ({
  name,
  type: 'FIXED_LEN_BYTE_ARRAY',
  type_length: 16,
  repetition_type: 'REQUIRED',
  ...decimalType(38, scaleOf(digits)),
})

const decimalType = (precision: number, scale: DecimalScale): Partial<SchemaElement> => ({
  converted_type: 'DECIMAL',
  precision,
  scale,
  logical_type: { type: 'DECIMAL', precision, scale },
})

/** Microseconds since 1970, UTC. */
export const instantElement = (name: string): SchemaElement => ({
  ...longElement(name),
  converted_type: 'TIMESTAMP_MICROS',
  logical_type: { type: 'TIMESTAMP', isAdjustedToUTC: true, unit: 'MICROS' },
})

const maker: SchemaElement = { name: 'buyer_is_maker', type: 'BOOLEAN', repetition_type: 'REQUIRED' }

/** Days since 1970, UTC. */
const date: SchemaElement = {
  name: 'date',
  type: 'INT32',
  repetition_type: 'REQUIRED',
  converted_type: 'DATE',
  logical_type: { type: 'DATE' },
}

const ELEMENTS: Record<LongColumn, (name: LongColumn, digits: TradeDigits) => SchemaElement> = {
  id: longElement,
  price: decimalElement,
  quantity: decimalElement,
  quote_quantity: decimalElement,
  time: instantElement,
  first_trade_id: longElement,
  last_trade_id: longElement,
}

/** Returns the columns of whole numbers of a data set, in file order. */
export function longColumns(dataset: Dataset): readonly LongColumn[] {
  const common = ['id', 'price', 'quantity', 'quote_quantity', 'time'] as const
  return dataset === 'trades' ? common : [...common, 'first_trade_id', 'last_trade_id']
}

/** Returns the whole schema of a trade file, root first. */
export function tradeSchema({ dataset, digits, dated = false }: FileForm): SchemaElement[] {
  const longs = longColumns(dataset).map((name) => ELEMENTS[name](name, digits))
  const columns = [...longs, maker, ...(dated ? [date] : [])]
  return [{ name: 'trades', num_children: columns.length }, ...columns]
}
