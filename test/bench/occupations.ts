/** The monthly rewrite in simulation: 1,584 records with pauses set to 0. */

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createClaudeWriter } from '../../main/adapters/claude/writer.ts'
import { systemRandom } from '../../main/adapters/random/system.ts'
import { openDatabase } from '../../main/adapters/sqlite/database.ts'
import { createImporter } from '../../main/adapters/sqlite/occupations/importer.ts'
import { createRewriteStore } from '../../main/adapters/sqlite/occupations/rewrites.ts'
import { createOccupationsKind } from '../../main/core/jobs/occupations/kind.ts'
import { occupationsSettingsSchema } from '../../shared/kinds/occupations.ts'
import { freeClaudeKey } from '../helpers/claude-key.ts'
import type { Benchmark, Measurement } from './benchmark.ts'

const RECORDS = 1584
const quiet = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined }
const log = { ...quiet, topic: () => log }

async function simulateMonth(): Promise<Measurement> {
  const folder = mkdtempSync(join(tmpdir(), 'vigie-bench-'))
  const db = openDatabase(join(folder, 'vigie.db'))
  try {
    createImporter(db)(records(), 0, 'published')
    const kind = createOccupationsKind({
      store: createRewriteStore(db),
      writer: createClaudeWriter({ key: freeClaudeKey(null) }),
      clock: { now: Date.now, monotonic: () => performance.now(), zone: () => 'Europe/Paris' },
      template: { version: 'bench', text: '' },
      delay: async () => undefined,
      random: systemRandom,
      monthStart: () => 0,
      events: { publish: () => undefined, subscribe: () => () => undefined },
    })
    const settings = occupationsSettingsSchema.parse({ pause_seconds: 0 })
    const definition = { ...kind.defaults('Europe/Paris'), settings }
    const when = {
      scheduledFor: 0,
      attempt: 1,
      signal: new AbortController().signal,
      progress: () => undefined,
      log,
    }
    const started = performance.now()
    const { summary } = await kind.run({
      jobId: 'occupations',
      definition,
      runId: 'bench',
      cause: 'manual',
      ...when,
    })
    const seconds = (performance.now() - started) / 1000
    const resident = Math.round(process.memoryUsage().rss / 1_000_000)
    return { value: seconds, detail: { records: Number(summary.updated), resident_mb: resident } }
  } finally {
    db.close()
    rmSync(folder, { recursive: true })
  }
}

function records() {
  return Array.from({ length: RECORDS }, (_, index) => ({
    code: `A${1000 + index}`,
    title: `Métier ${index}`,
    ogr: null,
    status: null,
    titles: Array.from({ length: 8 }, (_title, position) => ({
      ogr: null,
      label: `Appellation ${index}.${position}`,
    })),
    content: null,
  }))
}

export const benchmarks: readonly Benchmark[] = [
  { name: 'occupations-simulated-month', unit: 's', budget: 60, better: 'lower', run: simulateMonth },
]
