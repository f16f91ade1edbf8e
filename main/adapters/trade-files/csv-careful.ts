/** Parses one line of an archive field by field: every allowed form, and a problem for any other. */
import type { LocalizableMessage } from '../../../shared/errors.ts'
import { limitOf, quoteOf, scaleOf } from '../../core/jobs/trades/decimal.ts'
import type { TradeColumns } from './columns.ts'
import type { FieldReader } from './csv-fields.ts'

/** The problem of a line: the column, or the line itself, and what is wrong. */
export interface LineFault {
  readonly field: string | LocalizableMessage
  readonly problem: LocalizableMessage
}

/** The line itself, if no single column is at fault. */
export const WHOLE_LINE: LocalizableMessage = { messageKey: 'row.line' }

/** Reads the line at the reader's position into the columns' next row. Id and time are stored as read. */
export function carefulRow(reader: FieldReader, columns: TradeColumns, contracts: boolean): LineFault | null {
  const { longs, maker, rows } = columns
  const steps: LineSteps = [
    ['id', () => longs.id.set(rows, reader.whole())],
    ['price', () => reader.decimal(longs.price, rows)],
    ['quantity', () => reader.decimal(longs.quantity, rows)],
    ...amountSteps(reader, columns, contracts),
    ['time', () => longs.time.set(rows, reader.whole())],
    [
      'buyer_is_maker',
      () => {
        maker[rows] = reader.flag()
      },
    ],
    [WHOLE_LINE, () => reader.endOfLine()],
  ]
  for (const [field, read] of steps) {
    read()
    if (reader.problem !== null) return { field, problem: { messageKey: reader.problem } }
  }
  return null
}

type LineSteps = readonly (readonly [string | LocalizableMessage, () => void])[]

function amountSteps(reader: FieldReader, columns: TradeColumns, contracts: boolean): LineSteps {
  if (columns.form.dataset !== 'trades') return aggregateSteps(reader, columns)
  return contracts ? coinSteps(reader, columns) : quoteStep(reader, columns)
}

const quoteStep = (reader: FieldReader, { longs, rows }: TradeColumns): LineSteps => [
  ['quote_quantity', () => reader.decimal(longs.quote_quantity, rows)],
]

/** The coins take the place of the contracts; what was paid is their product with the price. */
function coinSteps(reader: FieldReader, columns: TradeColumns): LineSteps {
  const { longs, rows } = columns
  return [
    ['quantity', () => reader.decimal(longs.quantity, rows)],
    ['quantity', () => productOf(reader, columns)],
  ]
}

function productOf(reader: FieldReader, { longs, rows, form }: TradeColumns): void {
  const scale = scaleOf(form.digits)
  const value = quoteOf(longs.price.at(rows), longs.quantity.at(rows), scale)
  if (value >= limitOf(scale)) reader.problem = 'row.product_too_large'
  else longs.quote_quantity.put(rows, value)
}

function aggregateSteps(reader: FieldReader, columns: TradeColumns): LineSteps {
  const { longs, rows } = columns
  return [
    ['quantity', () => productOf(reader, columns)],
    ['first_trade_id', () => longs.first_trade_id.set(rows, reader.whole())],
    ['last_trade_id', () => longs.last_trade_id.set(rows, reader.whole())],
  ]
}
