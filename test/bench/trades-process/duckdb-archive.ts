/** The peer: DuckDB from the same CSV, unzipped, to Parquet of the same schema: `node duckdb-archive.ts CSV TARGET`. */
import { statSync } from 'node:fs'
import { DuckDBInstance } from '@duckdb/node-api'
import { measured } from './report.ts'

const [path = '', target = ''] = process.argv.slice(2)
const columns = `{'id': 'BIGINT', 'price': 'DECIMAL(18,8)', 'quantity': 'DECIMAL(18,8)', 'quote_quantity': 'DECIMAL(18,8)',
  'time': 'BIGINT', 'buyer_is_maker': 'BOOLEAN', 'best': 'BOOLEAN'}`
const instance = await DuckDBInstance.create(':memory:')
const connection = await instance.connect()
await measured(async () => {
  const result = await connection.run(`COPY (
    SELECT id, price, quantity, quote_quantity, make_timestamp(time * 1000) AS time, buyer_is_maker
    FROM read_csv('${path}', header = false, columns = ${columns})
  ) TO '${target}' (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 65536)`)
  return { rows: result.rowsChanged, bytes: statSync(target).size }
})
