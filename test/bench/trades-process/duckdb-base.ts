/** The peer: DuckDB splits the same CSV by day and sorts each by id: `node duckdb-base.ts CSV FOLDER`. */
import { rmSync } from 'node:fs'
import { DuckDBInstance } from '@duckdb/node-api'
import { measured } from './report.ts'

const [path = '', folder = ''] = process.argv.slice(2)
const columns = `{'id': 'BIGINT', 'price': 'DECIMAL(18,8)', 'quantity': 'DECIMAL(18,8)', 'quote_quantity': 'DECIMAL(18,8)',
  'time': 'BIGINT', 'buyer_is_maker': 'BOOLEAN', 'best': 'BOOLEAN'}`
const instance = await DuckDBInstance.create(':memory:')
const connection = await instance.connect()
try {
  await measured(async () => {
    const result = await connection.run(`COPY (
      SELECT id, price, quantity, quote_quantity, make_timestamp(time * 1000) AS time, buyer_is_maker,
        make_timestamp(time * 1000)::DATE AS date
      FROM read_csv('${path}', header = false, columns = ${columns}) ORDER BY id
    ) TO '${folder}' (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 65536, PARTITION_BY (date))`)
    return { rows: result.rowsChanged, bytes: 0 }
  })
} finally {
  rmSync(folder, { recursive: true, force: true })
}
