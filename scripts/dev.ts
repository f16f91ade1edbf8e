/**
 * `npm run dev [-- FOLDER] [--port PORT]`: the panel with hot reload, on a seeded instance that starts again when a file
 * of `main/` or `shared/` changes. Without Electron, and without the network: the instance asks hosts on the loopback.
 * A folder that is named stays; the one made otherwise is removed at the end. Ctrl-C ends everything.
 */
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { keepRestarted } from './dev/restarted.ts'
import { seedInstance } from './seed/seed.ts'

const ROOT = join(import.meta.dirname, '..')
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { port: { type: 'string', default: '5173' } },
})
const [named] = positionals
const folder = named === undefined ? mkdtempSync(join(tmpdir(), 'vigie-dev-')) : resolve(named)
if (!existsSync(folder) || readdirSync(folder).length === 0) {
  console.log('An instance is filled with data; that takes some seconds.')
  await seedInstance(folder, { now: Date.now() })
}
const session = [join(ROOT, 'scripts/dev/session.ts'), folder, values.port]
const running = keepRestarted(session, [join(ROOT, 'main'), join(ROOT, 'shared')])

async function end(): Promise<void> {
  await running.stop()
  if (named === undefined) rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
  process.exit()
}
process.on('SIGINT', () => void end())
process.on('SIGTERM', () => void end())
