/** Serves the files of a folder: `node bare-panel-server.ts PORT FOLDER`. */
import { serve } from '@hono/node-server'
import { serveStatic } from '@hono/node-server/serve-static'
import { Hono } from 'hono'

const [port, root = ''] = process.argv.slice(2)
const app = new Hono().use('*', serveStatic({ root }))
serve({ fetch: app.fetch, port: Number(port), hostname: '127.0.0.1' })
