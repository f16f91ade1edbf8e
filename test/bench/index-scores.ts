/** The index: one update, and the whole past of the sample. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Database } from 'better-sqlite3'
import { timerDelay } from '../../main/adapters/clock/delay.ts'
import { systemClock } from '../../main/adapters/clock/system.ts'
import { createMarketSources } from '../../main/adapters/sources/market-sources.ts'
import { createSampleSource } from '../../main/adapters/sources/sample.ts'
import { openDatabase } from '../../main/adapters/sqlite/database.ts'
import { createIndexStore } from '../../main/adapters/sqlite/index-scores.ts'
import { type PipelineDeps, updateIndex } from '../../main/core/jobs/fear-greed/pipeline.ts'
import type { MarketSource } from '../../main/core/jobs/fear-greed/ports.ts'
import { createEventBus } from '../../main/core/services/events.ts'
import { createIndexService } from '../../main/core/services/index-scores.ts'
import { type FearGreedSettings, fearGreedSettingsSchema } from '../../shared/kinds/fear-greed.ts'
import { callerIn } from '../helpers/caller.ts'
import { memorySettings } from '../helpers/memory-settings.ts'
import { realHttp } from '../helpers/real-http.ts'
import { cnnGraph, startCnn } from '../servers/us-market.ts'
import type { Benchmark, Measurement } from './benchmark.ts'

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

const LATENCY_MS = 500

/**
 * CNN's answer in its real form with two years of data, half a second late. The result is what Vigie adds to
 * the slowest source in any update but the first, which also scores the 90 sessions before.
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

/** The last 700 days. */
function graph() {
  const today = Date.now()
  const dayOf = (time: number) => new Date(time).toISOString().slice(0, 10)
  return cnnGraph(dayOf(today - 699 * 86_400_000), dayOf(today))
}

/** All sessions of the sample with enough history: 22 years. */
async function wholePast(): Promise<Measurement> {
  return inFolder(async (db) => {
    const events = createEventBus('bench')
    const deps = { ...depsOver(db, [sampleSource()]), settings: memorySettings(), events }
    const service = createIndexService(deps)
    const started = performance.now()
    const range = { profile: 'sample', from: '1999-06-01', to: '2019-12-31' } as const
    const { days } = await service.backfill(range, callerIn('en'))
    return { value: Math.round(performance.now() - started), detail: { sessions: days.length } }
  })
}

export const benchmarks: readonly Benchmark[] = [
  { name: 'index-update', unit: 'ms', budget: 300, better: 'lower', run: oneUpdate },
  { name: 'index-backfill', unit: 'ms', budget: 5000, better: 'lower', run: wholePast },
]
