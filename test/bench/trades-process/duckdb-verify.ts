/** The peer: DuckDB reads every value of the same files and counts gaps; Node hashes them: `node duckdb-verify.ts FOLDER DAYS`. */
import { createHash } from 'node:crypto'
import { createReadStream, globSync } from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { DuckDBInstance } from '@duckdb/node-api'
import { measured } from './report.ts'

const [folder = '', count = ''] = process.argv.slice(2)
const connection = await (await DuckDBInstance.create(':memory:')).connect()
const paths = globSync('*.parquet', { cwd: folder })
  .sort()
  .slice(0, Number(count))
  .map((name) => join(folder, name))
await measured(async () => {
  let [rows, bytes] = [0, 0]
  for (const path of paths) {
    const hash = createHash('sha256')
    await pipeline(createReadStream(path), hash)
    bytes += hash.digest().length
    const found = await connection.runAndReadAll(`
      SELECT count(*), min(id), max(id), min(time), max(time), sum(price), sum(quantity), sum(quote_quantity),
        count_if(buyer_is_maker), count_if(gap), count_if(back) FROM (
          SELECT *, id - lag(id) OVER () > 1 AS gap, time < lag(time) OVER () AS back FROM read_parquet('${path}'))`)
    rows += Number(found.getRows()[0]?.[0])
  }
  return { rows, bytes }
})
