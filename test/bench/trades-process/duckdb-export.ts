/** The peer: DuckDB writes the same files as CSV: `node duckdb-export.ts FOLDER DAYS TARGET`. */
import { globSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { measured } from './report.ts'

const [folder = '', count = '', target = ''] = process.argv.slice(2)
const connection = await (await DuckDBInstance.create(':memory:')).connect()
const paths = globSync('*.parquet', { cwd: folder })
  .sort()
  .slice(0, Number(count))
  .map((name) => `'${join(folder, name)}'`)
try {
  await measured(async () => {
    const result = await connection.run(
      `COPY (SELECT * FROM read_parquet([${paths}])) TO '${target}' (FORMAT csv, HEADER)`,
    )
    return { rows: result.rowsChanged, bytes: statSync(target).size }
  })
} finally {
  rmSync(target, { force: true })
}
