/** Reads through the REST API of an instance in a separate process, with 1,000,000 scores and 100,000 alerts. */
import { spawn } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { Agent, get } from 'node:http'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { setTimeout as pause } from 'node:timers/promises'
import type { Database } from 'better-sqlite3'
import { openDatabase } from '../../main/adapters/sqlite/database.ts'
import { answered, command, ended, firstStart, freePort, inDataFolder } from '../helpers/headless-process.ts'
import { passNow, plantMaintenances } from '../helpers/many-alerts.ts'
import type { Benchmark, Measurement } from './benchmark.ts'

const SCORES = 1_000_000
/** Scores with all components; older ones have an empty list, as no read uses theirs. */
const WITH_COMPONENTS = 100_000
const ALERTS = 100_000
const READS = 2000
const WARM_UP = 200
/** By then the runs at startup, including a pass over all maintenances, have ended. */
const SETTLE_MS = 5000

const PATHS: Readonly<Record<string, string>> = {
  latest_score: 'index/latest',
  history_90_days: 'index/history?days=90',
  components: 'index/components',
  alerts: 'alerts',
  unread_alerts: 'alerts?unread=true&limit=50',
  late_alerts: 'alerts?type=MAINTENANCE_LATE&limit=50',
}

/** Copies the existing score a million times, every ten minutes back from now. */
function fillScores(db: Database): void {
  const rows = 'WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < :last)'
  const last = SCORES - 1
  const start = Date.now() - SCORES * 600_000
  const components = db
    .prepare<[], string>('SELECT components FROM index_components ORDER BY score_id DESC LIMIT 1')
    .pluck()
    .get()
  db.exec('DELETE FROM index_scores')
  db.prepare(
    `${rows}, t (i, at) AS (SELECT i, CAST(:start AS INTEGER) + i * 600000 FROM n)
     INSERT INTO index_scores SELECT i + 1, 'sample', at, date(at / 1000, 'unixepoch'), at, NULL, 'run',
       50 + 40 * sin(i / 500.0), 'neutral', 0.9, at / 86400000 <> (at + 600000) / 86400000 OR i = :last FROM t`,
  ).run({ last, start })
  db.prepare(
    `${rows} INSERT INTO index_components SELECT i + 1, iif(i < :short, '[]', :components) FROM n`,
  ).run({ last, short: SCORES - WITH_COMPONENTS, components })
}

/** @returns size of the file, MB */
function fill(folder: string): number {
  const db = openDatabase(join(folder, 'vigie.db'))
  fillScores(db)
  plantMaintenances(db, ALERTS)
  passNow(db)
  const megabytes = Math.round((db.pragma('page_count', { simple: true }) as number) * 4096e-6)
  db.close()
  return megabytes
}

interface Times {
  readonly p50: number
  readonly p99: number
}

/** One connection, kept open, as in a panel or a script. */
async function readTimes(agent: Agent, url: string, token: string): Promise<Times> {
  const headers = { authorization: `Bearer ${token}` }
  const read = () =>
    new Promise<void>((resolve, reject) => {
      get(url, { agent, headers }, (answer) => {
        if (answer.statusCode !== 200) reject(new Error(`${url} answered ${answer.statusCode}`))
        text(answer).then(() => resolve(), reject)
      }).once('error', reject)
    })
  const times: number[] = []
  for (let count = 0; count < WARM_UP + READS; count++) {
    const started = performance.now()
    await read()
    if (count >= WARM_UP) times.push(performance.now() - started)
  }
  times.sort((one, other) => one - other)
  const at = (share: number) => Number((times[Math.floor(times.length * share)] ?? Number.NaN).toFixed(2))
  return { p50: at(0.5), p99: at(0.99) }
}

const allReads = () =>
  inDataFolder(async (folder, serve): Promise<Measurement> => {
    writeFileSync(join(folder, 'settings.json'), JSON.stringify({ door: { requests_per_minute: 1_000_000 } }))
    const token = await firstStart(serve, folder)
    command(folder, 'run', 'fear-greed')
    const megabytes = fill(folder)
    const port = await freePort()
    const child = spawn(process.execPath, serve(port), { stdio: 'ignore' })
    const agent = new Agent({ keepAlive: true, maxSockets: 1 })
    try {
      await answered(port, token)
      await pause(SETTLE_MS)
      const found: Record<string, Times> = {}
      for (const [name, path] of Object.entries(PATHS)) {
        found[name] = await readTimes(agent, `http://127.0.0.1:${port}/api/v1/${path}`, token)
      }
      const shown = Object.entries(found).map(([name, { p50, p99 }]) => [name, `p50 ${p50}, p99 ${p99}`])
      return {
        value: Math.max(...Object.values(found).map(({ p99 }) => p99)),
        detail: {
          ...Object.fromEntries(shown),
          stored_scores: SCORES,
          stored_alerts: ALERTS,
          file_mb: megabytes,
        },
      }
    } finally {
      agent.destroy()
      await ended(child)
    }
  })

export const benchmarks: readonly Benchmark[] = [
  { name: 'reads-p99', unit: 'ms', budget: 5, better: 'lower', run: allReads },
]
