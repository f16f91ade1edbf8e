/**
 * What a trade file holds. Prices and amounts are DECIMAL(18, 8) in 64-bit integers: exactly the eight decimals an
 * exchange sends, one schema for every symbol and day, and plain integer arithmetic for whoever reads them.
 */
import type { SchemaElement } from 'hyparquet'
import type { Dataset } from '../../../shared/kinds/trades.ts'
import { SCALE } from '../../core/jobs/trades/decimal.ts'

/** Rows of a row group: 65,536 rows of five 64-bit columns are 2.6 MB, small enough to keep three in flight. */
export const GROUP_ROWS = 65_536

export type LongColumn =
  | 'id'
  | 'price'
  | 'quantity'
  | 'quote_quantity'
  | 'time'
  | 'first_trade_id'
  | 'last_trade_id'

const long = (name: LongColumn): SchemaElement => ({ name, type: 'INT64', repetition_type: 'REQUIRED' })
const decimal = (name: LongColumn): SchemaElement => ({
  ...long(name),
  converted_type: 'DECIMAL',
  precision: 18,
  scale: SCALE,
  logical_type: { type: 'DECIMAL', precision: 18, scale: SCALE },
})
const instant = (name: LongColumn): SchemaElement => ({
  ...long(name),
  converted_type: 'TIMESTAMP_MICROS',
  logical_type: { type: 'TIMESTAMP', isAdjustedToUTC: true, unit: 'MICROS' },
})
const maker: SchemaElement = { name: 'buyer_is_maker', type: 'BOOLEAN', repetition_type: 'REQUIRED' }

const ELEMENTS: Record<LongColumn, SchemaElement> = {
  id: long('id'),
  price: decimal('price'),
  quantity: decimal('quantity'),
  quote_quantity: decimal('quote_quantity'),
  time: instant('time'),
  first_trade_id: long('first_trade_id'),
  last_trade_id: long('last_trade_id'),
}

/** The 64-bit columns of a data set, in file order. */
export function longColumns(dataset: Dataset): readonly LongColumn[] {
  const common = ['id', 'price', 'quantity', 'quote_quantity', 'time'] as const
  return dataset === 'trades' ? common : [...common, 'first_trade_id', 'last_trade_id']
}

/** The whole schema of a trade file, root first. */
export function tradeSchema(dataset: Dataset): SchemaElement[] {
  const columns = [...longColumns(dataset).map((name) => ELEMENTS[name]), maker]
  return [{ name: 'trades', num_children: columns.length }, ...columns]
}
