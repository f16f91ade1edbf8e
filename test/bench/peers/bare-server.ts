/**
 * The peer of the server: Hono and better-sqlite3 alone. Opens an existing database, prepares the statements that it is given
 * and answers each under its name with their rows as JSON: `node bare-server.js PORT DATABASE [READS]`.
 */
import { serve } from '@hono/node-server'
import Database from 'better-sqlite3'
import { Hono } from 'hono'
import type { BareRead } from './bare-read.ts'

const [port, path = '', reads = '[]'] = process.argv.slice(2)
const db = new Database(path)
db.pragma('journal_mode = WAL')
const app = new Hono()
app.get('/health', (call) =>
  call.json({ tables: db.prepare('SELECT count(*) FROM sqlite_master').pluck().get() }),
)
for (const { name, statements, template } of JSON.parse(reads) as BareRead[]) {
  const prepared = statements.map(({ sql, params }) => ({ statement: db.prepare(sql), params }))
  app.get(`/${name}`, (call) => {
    for (const { statement, params } of prepared) statement.all(...params)
    return call.json(template)
  })
}
serve({ fetch: app.fetch, port: Number(port), hostname: '127.0.0.1' })
// A database that was not closed is checked at the next start, which would be counted as Vigie's.
process.once('SIGTERM', () => {
  db.close()
  process.exit()
})
