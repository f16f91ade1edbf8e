/** SIGTERM or Ctrl+C (SIGINT) during a run: everything has its outcome and the database is closed within five seconds. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, it, onTestFinished } from 'vitest'
import { tempFolder } from '../helpers/temp-folder.ts'
import { startAnalysis } from '../servers/analysis.ts'

const program = join(import.meta.dirname, '../../main/cli.ts')
const PATIENCE_MS = 5000

it.skipIf(process.platform === 'win32').each(['SIGTERM', 'SIGINT'] as const)(
  '%s ends within five seconds, with runs marked and the database closed (not on Windows)',
  async (given) => {
    const service = await startAnalysis()
    service.analyze = () => undefined
    const folder = tempFolder()
    const child = spawn(process.execPath, [program, 'serve', '--data', folder, '--port', '0', '--json'], {
      env: { ...process.env, DIEGO_URL: service.url },
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    onTestFinished(() => void child.kill('SIGKILL'))
    await once(child.stdout, 'data')
    await expect.poll(() => service.calls.length, { timeout: 60_000 }).toBe(1)

    child.kill(given)
    const late = setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS)
    const [code, signal] = await once(child, 'exit')
    clearTimeout(late)

    expect({ code, signal }).toEqual({ code: 0, signal: null })
    expect(existsSync(join(folder, 'vigie.db-wal'))).toBe(false)
    const db = new Database(join(folder, 'vigie.db'), { readonly: true })
    onTestFinished(() => void db.close())
    expect(db.pragma('quick_check', { simple: true })).toBe('ok')
    const analysis = db.prepare("SELECT outcome FROM runs WHERE job_id = 'analysis'").pluck()
    expect(analysis.all()).toEqual(['interrupted'])
    expect(db.prepare('SELECT count(*) FROM runs WHERE outcome IS NULL').pluck().get()).toBe(0)
  },
  120_000,
)
