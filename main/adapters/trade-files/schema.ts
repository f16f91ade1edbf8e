/**
 * The schema of a trade file. Prices and amounts are DECIMAL(18, 8) in 64-bit integers: exactly the eight
 * decimals an exchange sends, one schema for every symbol and day, and plain integer arithmetic for readers.
 */
import type { SchemaElement } from 'hyparquet'
import type { Dataset } from '../../../shared/kinds/trades.ts'
import { SCALE } from '../../core/jobs/trades/decimal.ts'

/** Rows per row group: 65,536 rows of five 64-bit columns are 2.6 MB, small enough to have three in flight. */
export const GROUP_ROWS = 65_536

/** The columns of 64-bit integers. */
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

/** DECIMAL(18, 8) in 64 bits. */
export const decimalElement = (name: string): SchemaElement => ({
  ...longElement(name),
  ...decimalType(18),
})

/** DECIMAL(38, 8) in sixteen bytes. */
export const wideDecimalElement = (name: string): SchemaElement => ({
  name,
  type: 'FIXED_LEN_BYTE_ARRAY',
  type_length: 16,
  repetition_type: 'REQUIRED',
  ...decimalType(38),
})

const decimalType = (precision: number): Partial<SchemaElement> => ({
  converted_type: 'DECIMAL',
  precision,
  scale: SCALE,
  logical_type: { type: 'DECIMAL', precision, scale: SCALE },
})

/** Microseconds since 1970, UTC. */
export const instantElement = (name: string): SchemaElement => ({
  ...longElement(name),
  converted_type: 'TIMESTAMP_MICROS',
  logical_type: { type: 'TIMESTAMP', isAdjustedToUTC: true, unit: 'MICROS' },
})

const maker: SchemaElement = { name: 'buyer_is_maker', type: 'BOOLEAN', repetition_type: 'REQUIRED' }

const ELEMENTS: Record<LongColumn, SchemaElement> = {
  id: longElement('id'),
  price: decimalElement('price'),
  quantity: decimalElement('quantity'),
  quote_quantity: decimalElement('quote_quantity'),
  time: instantElement('time'),
  first_trade_id: longElement('first_trade_id'),
  last_trade_id: longElement('last_trade_id'),
}

/** Returns the 64-bit columns of a data set, in file order. */
export function longColumns(dataset: Dataset): readonly LongColumn[] {
  const common = ['id', 'price', 'quantity', 'quote_quantity', 'time'] as const
  return dataset === 'trades' ? common : [...common, 'first_trade_id', 'last_trade_id']
}

/** Returns the whole schema of a trade file, root first. */
export function tradeSchema(dataset: Dataset): SchemaElement[] {
  const columns = [...longColumns(dataset).map((name) => ELEMENTS[name]), maker]
  return [{ name: 'trades', num_children: columns.length }, ...columns]
}
