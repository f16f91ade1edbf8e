/** Files of bars. Few rows, so hyparquet-writer writes them whole. */
import { open } from 'node:fs/promises'
import type { SchemaElement } from 'hyparquet'
import { parquetWriteBuffer } from 'hyparquet-writer'
import { type ClosedBar, vwapOf } from '../../core/jobs/trades/bars/bar.ts'
import { SCALE } from '../../core/jobs/trades/decimal.ts'

const required = { repetition_type: 'REQUIRED' } as const

const long = (name: string): SchemaElement => ({ name, type: 'INT64', ...required })
const price = (name: string): SchemaElement => ({
  ...long(name),
  converted_type: 'DECIMAL',
  precision: 18,
  scale: SCALE,
  logical_type: { type: 'DECIMAL', precision: 18, scale: SCALE },
})
/** Sums may pass eighteen digits. */
const sum = (name: string): SchemaElement => ({
  name,
  type: 'FIXED_LEN_BYTE_ARRAY',
  type_length: 16,
  ...required,
  converted_type: 'DECIMAL',
  precision: 38,
  scale: SCALE,
  logical_type: { type: 'DECIMAL', precision: 38, scale: SCALE },
})
const instant = (name: string): SchemaElement => ({
  ...long(name),
  converted_type: 'TIMESTAMP_MICROS',
  logical_type: { type: 'TIMESTAMP', isAdjustedToUTC: true, unit: 'MICROS' },
})

const COLUMNS: readonly (readonly [SchemaElement, (bar: ClosedBar) => bigint | number])[] = [
  [long('number'), ({ number }) => BigInt(number)],
  [price('open'), ({ open }) => open],
  [price('high'), ({ high }) => high],
  [price('low'), ({ low }) => low],
  [price('close'), ({ close }) => close],
  [sum('volume'), ({ volume }) => volume],
  [sum('dollars'), ({ dollars }) => dollars],
  [{ name: 'vwap', type: 'DOUBLE', ...required }, (bar) => vwapOf(bar) ?? Number.NaN],
  [long('ticks'), ({ ticks }) => BigInt(ticks)],
  [instant('first_time'), ({ firstTime }) => firstTime],
  [instant('last_time'), ({ lastTime }) => lastTime],
  [sum('threshold'), ({ threshold }) => threshold],
]

/** Writes bars to a new file and forces it to the disk. The bytes depend on the bars alone. */
export async function writeBars(path: string, bars: readonly ClosedBar[]): Promise<void> {
  const buffer = parquetWriteBuffer({
    columnData: COLUMNS.map(([{ name }, pick]) => ({ name, data: bars.map(pick) })),
    schema: [{ name: 'bars', num_children: COLUMNS.length }, ...COLUMNS.map(([element]) => element)],
    rowGroupSize: 100_000,
    createdBy: 'vigie',
  })
  const file = await open(path, 'w', 0o644)
  try {
    await file.writeFile(new Uint8Array(buffer))
    await file.sync()
  } finally {
    await file.close()
  }
}
