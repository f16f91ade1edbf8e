/** The index: reads through the REST door with a million scores stored, one update, the whole past of the sample. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Database } from 'better-sqlite3'
import { timerDelay } from '../../main/adapters/clock/delay.ts'
import { systemClock } from '../../main/adapters/clock/system.ts'
import { openRestDoor } from '../../main/adapters/http/rest-door.ts'
import { createTokenFile } from '../../main/adapters/http/token.ts'
import { createMarketSources } from '../../main/adapters/sources/market-sources.ts'
import { createSampleSource } from '../../main/adapters/sources/sample.ts'
import { openDatabase } from '../../main/adapters/sqlite/database.ts'
import { createIndexStore } from '../../main/adapters/sqlite/index-scores.ts'
import { type PipelineDeps, updateIndex } from '../../main/core/jobs/fear-greed/pipeline.ts'
import type { MarketSource } from '../../main/core/jobs/fear-greed/ports.ts'
import { createEventBus } from '../../main/core/services/events.ts'
import type { Services } from '../../main/core/services/index.ts'
import { createIndexService } from '../../main/core/services/index-scores.ts'
import { type FearGreedSettings, fearGreedSettingsSchema } from '../../shared/kinds/fear-greed.ts'
import { memorySettings } from '../helpers/memory-settings.ts'
import { realHttp } from '../helpers/real-http.ts'
import { silentLog } from '../helpers/silent-log.ts'
import { startCnn } from '../servers/us-market.ts'
import type { Benchmark, Measurement } from './benchmark.ts'

const SCORES = 1_000_000
/** Scores that keep their components in full; older ones keep an empty list, as no read touches theirs. */
const WITH_COMPONENTS = 100_000
const READS = 2000
const WARM_UP = 200

const nobody = { fetch: () => Promise.reject(new Error('no press here')) }
const noOpinion = { judge: async () => ({ opinions: [], fault: null }) }

async function inFolder<T>(work: (db: Database, folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'vigie-bench-'))
  const db = openDatabase(join(folder, 'vigie.db'))
  try {
    return await work(db, folder)
  } finally {
    db.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

function depsOver(db: Database, sources: readonly MarketSource[]): PipelineDeps {
  const store = createIndexStore(db)
  return { clock: systemClock, delay: timerDelay, store, sources, press: nobody, sentiment: noOpinion }
}

const sampleSource = () =>
  createSampleSource(join(import.meta.dirname, '..', '..', 'assets', 'data', 'sample'))

function update(deps: PipelineDeps, settings: FearGreedSettings) {
  const signal = new AbortController().signal
  return updateIndex(deps, { settings, runId: null, signal, progress: () => undefined })
}

/** One real score, then a million like it, every ten minutes back from now. */
async function fill(db: Database): Promise<void> {
  const { score } = await update(depsOver(db, [sampleSource()]), fearGreedSettingsSchema.parse({}))
  const components = JSON.stringify(score.components)
  const rows = 'WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < :last)'
  const last = SCORES - 1
  const start = Date.now() - SCORES * 600_000
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

async function readAll(): Promise<Measurement> {
  return inFolder(async (db, folder) => {
    await fill(db)
    const events = createEventBus('bench')
    const index = createIndexService({ ...depsOver(db, []), settings: memorySettings(), events })
    const token = createTokenFile(folder)
    const settings = memorySettings({ door: { requests_per_minute: 1_000_000 } }).read()
    const door = await openRestDoor(
      {
        services: { index, events } as unknown as Services,
        log: silentLog(),
        language: () => 'en',
        version: 'bench',
        token,
        door: () => settings.door,
        panelFolder: folder,
      },
      '127.0.0.1',
      0,
    )
    try {
      const ask = (path: string) =>
        fetch(`http://127.0.0.1:${door.port}/api/v1/index/${path}`, {
          headers: { authorization: `Bearer ${token.read()}` },
        })
      const latest = await readTimes(() => ask('latest'))
      const history = await readTimes(() => ask('history?days=90'))
      const components = await readTimes(() => ask('components'))
      const megabytes = Math.round((db.pragma('page_count', { simple: true }) as number) * 4096e-6)
      return {
        value: Math.max(latest.p99, history.p99, components.p99),
        detail: {
          latest: shown(latest),
          history_90_days: shown(history),
          components: shown(components),
          scores: SCORES,
          file_mb: megabytes,
        },
      }
    } finally {
      await door.close()
    }
  })
}

interface Times {
  readonly p50: number
  readonly p99: number
}

const shown = ({ p50, p99 }: Times) => `p50 ${p50}, p99 ${p99}`

async function readTimes(ask: () => Promise<Response>): Promise<Times> {
  const times: number[] = []
  for (let read = 0; read < WARM_UP + READS; read++) {
    const started = performance.now()
    const answer = await ask()
    await answer.text()
    if (!answer.ok) throw new Error(`a read answered ${answer.status}`)
    if (read >= WARM_UP) times.push(performance.now() - started)
  }
  times.sort((one, other) => one - other)
  const at = (share: number) => Number((times[Math.floor(times.length * share)] ?? Number.NaN).toFixed(2))
  return { p50: at(0.5), p99: at(0.99) }
}

const LATENCY_MS = 500

/**
 * CNN's answer in its shape with two years of figures, half a second late. The value is what Vigie adds to the
 * slowest source in an update like all but the first one, which also scores the 90 sessions before.
 */
async function oneUpdate(): Promise<Measurement> {
  const server = await startCnn(graph(), { latencyMs: LATENCY_MS })
  try {
    return await inFolder(async (db) => {
      const first = await timedUpdate(db, server.url)
      const second = await timedUpdate(db, server.url)
      return {
        value: second - LATENCY_MS,
        detail: { whole_ms: second, slowest_source_ms: LATENCY_MS, first_update_ms: first },
      }
    })
  } finally {
    await server.close()
  }
}

async function timedUpdate(db: Database, url: string): Promise<number> {
  const sources = createMarketSources({ http: realHttp(systemClock), clock: systemClock })
  const settings = fearGreedSettingsSchema.parse({ profile: 'us', sources: { cnn: url } })
  const started = performance.now()
  await update(depsOver(db, sources), settings)
  return Math.round(performance.now() - started)
}

function graph() {
  const names = [
    'fear_and_greed_historical',
    'market_momentum_sp500',
    'market_momentum_sp125',
    'stock_price_strength',
    'stock_price_breadth',
    'put_call_options',
    'market_volatility_vix',
    'market_volatility_vix_50',
    'junk_bond_demand',
    'safe_haven_demand',
  ]
  const day = 86_400_000
  const today = Math.floor(Date.now() / day) * day
  const list = (shift: number) =>
    Array.from({ length: 700 }, (_, i) => ({
      x: today - (699 - i) * day,
      y: 50 + 20 * Math.sin(i / 9 + shift),
    }))
  return Object.fromEntries(names.map((name, shift) => [name, { data: list(shift) }]))
}

/** All sessions of the sample that have enough history: 22 years. */
async function wholePast(): Promise<Measurement> {
  return inFolder(async (db) => {
    const events = createEventBus('bench')
    const deps = { ...depsOver(db, [sampleSource()]), settings: memorySettings(), events }
    const service = createIndexService(deps)
    const started = performance.now()
    const range = { profile: 'sample', from: '1999-06-01', to: '2019-12-31' } as const
    const { days } = await service.backfill(range, 'en', new AbortController().signal)
    return { value: Math.round(performance.now() - started), detail: { sessions: days.length } }
  })
}

export const benchmarks: readonly Benchmark[] = [
  { name: 'index-reads', unit: 'ms', budget: 5, better: 'lower', run: readAll },
  { name: 'index-update', unit: 'ms', budget: 300, better: 'lower', run: oneUpdate },
  { name: 'index-backfill', unit: 'ms', budget: 5000, better: 'lower', run: wholePast },
]
