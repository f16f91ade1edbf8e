/** The Iceberg schema of a table of trades, version 2 of the format (https://iceberg.apache.org/spec/). */
import type { Dataset, TradeDigits } from '../../../../shared/kinds/trades.ts'
import { longColumns } from '../schema.ts'

interface IcebergField {
  readonly id: number
  readonly name: string
  readonly required: boolean
  readonly type: string
}

/** A table's schema, as its metadata has it. */
export interface TableSchema {
  readonly type: 'struct'
  readonly 'schema-id': 0
  readonly fields: readonly IcebergField[]
}

/** The id of the only field of the partition: the day. */
export const DATE_PARTITION = 1000

const decimals = (digits: TradeDigits) => (digits === 'wide' ? 'decimal(38, 18)' : 'decimal(18, 8)')

function typeOf(name: string, digits: TradeDigits): string {
  if (name === 'time') return 'timestamptz'
  return ['price', 'quantity', 'quote_quantity'].includes(name) ? decimals(digits) : 'long'
}

/** Returns the schema. The last field, the day, is not in the files: their partition says it. */
export function tableSchema(dataset: Dataset, digits: TradeDigits): TableSchema {
  const columns = longColumns(dataset).map((name) => [name, typeOf(name, digits)] as const)
  const all = [...columns, ['buyer_is_maker', 'boolean'], ['date', 'date']] as const
  return {
    type: 'struct',
    'schema-id': 0,
    // PyIceberg takes a value from the partition only for a field that is not required.
    fields: all.map(([name, type], i) => ({ id: i + 1, name, required: name !== 'date', type })),
  }
}

/** Returns the id of a field. */
export function fieldId({ fields }: TableSchema, name: string): number {
  return fields.findIndex((field) => field.name === name) + 1
}

/** Returns how a table is partitioned: by the day itself. */
export const partitionFields = (schema: TableSchema) => [
  { 'field-id': DATE_PARTITION, 'source-id': fieldId(schema, 'date'), name: 'date', transform: 'identity' },
]

/** Returns the property by which readers find columns in files without field ids. */
export const nameMapping = ({ fields }: TableSchema): string =>
  JSON.stringify(fields.map(({ id, name }) => ({ 'field-id': id, names: [name] })))
