/** From CSV bytes to a Parquet file on the disk, in one pass and bounded memory. */
import { open } from 'node:fs/promises'
import type { WrittenFile } from '../../core/jobs/trades/facts.ts'
import { TradeColumns } from './columns.ts'
import { TradeCsv } from './csv.ts'
import { TradeFileWriter } from './parquet-writer.ts'
import type { Dataset } from './schema.ts'

export interface Conversion {
  readonly dataset: Dataset
  readonly bytes: AsyncIterable<Uint8Array>
  /** Name of the source in faults. */
  readonly name: string
  /** Midnight of the day, microseconds. */
  readonly day: number
  /** Written, forced to the disk and closed; the caller renames it. */
  readonly target: string
  /** Told now and then how many rows are parsed. */
  readonly progress?: (rows: number) => void
}

/** @throws VigieError trades_row_malformed; whatever reading and writing throw. The target may then be half-written. */
export async function csvToParquet(conversion: Conversion): Promise<WrittenFile & { readonly header: boolean }> {
  const file = await open(conversion.target, 'w', 0o644)
  try {
    const { dataset } = conversion
    const spare = Array.from({ length: TradeFileWriter.COLUMNS }, () => new TradeColumns(dataset))
    const first = spare.pop() as TradeColumns
    const writer = new TradeFileWriter(file, dataset, spare)
    const csv = new TradeCsv({
      columns: first,
      full: (columns) => writer.group(columns),
      file: conversion.name,
      day: conversion.day,
    })
    for await (const piece of conversion.bytes) {
      await csv.push(piece)
      conversion.progress?.(csv.facts.rows)
    }
    await csv.end()
    return { ...csv.facts.facts(), ...(await writer.finish()), header: csv.header }
  } finally {
    await file.close()
  }
}
