/**
 * The peer: DuckDB converts the same archive to Parquet with the same schema: `node duckdb-archive.ts ZIP
 * TARGET`. DuckDB cannot read zip, so the CSV is unzipped to disk first; that time is reported separately.
 */
import { createWriteStream, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { DuckDBInstance } from '@duckdb/node-api'
import { unzipOne } from '../../../main/adapters/trade-files/zip.ts'
import { measured } from './report.ts'

const [path = '', target = ''] = process.argv.slice(2)
const columns = `{'id': 'BIGINT', 'price': 'DECIMAL(18,8)', 'quantity': 'DECIMAL(18,8)', 'quote_quantity': 'DECIMAL(18,8)',
  'time': 'BIGINT', 'buyer_is_maker': 'BOOLEAN', 'best': 'BOOLEAN'}`
const folder = mkdtempSync(join(tmpdir(), 'vigie-duckdb-'))
const csv = join(folder, 'day.csv')
const instance = await DuckDBInstance.create(':memory:')
const connection = await instance.connect()
try {
  await measured(async () => {
    const begun = performance.now()
    await pipeline(unzipOne(path, path), copied, createWriteStream(csv))
    const unzipSeconds = (performance.now() - begun) / 1000
    const result = await connection.run(`COPY (
      SELECT id, price, quantity, quote_quantity, make_timestamp(time * 1000) AS time, buyer_is_maker
      FROM read_csv('${csv}', header = false, columns = ${columns})
    ) TO '${target}' (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 65536)`)
    return { rows: result.rowsChanged, bytes: statSync(target).size, unzipSeconds }
  })
} finally {
  rmSync(folder, { recursive: true })
}

/** A chunk becomes invalid when the next one is requested, and the disk is slower than that. */
async function* copied(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  for await (const piece of pieces) yield Buffer.from(piece)
}
