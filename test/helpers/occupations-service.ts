/** The service of occupation records over a real database, with Claude on the loopback if it has one. */
import { join } from 'node:path'
import { timerDelay } from '../../main/adapters/clock/delay.ts'
import { createRecordFiles } from '../../main/adapters/exports/record-files.ts'
import { importRecords } from '../../main/adapters/imports/occupations/run-import.ts'
import type { RecordsImport } from '../../main/core/jobs/occupations/library.ts'
import type { Delay } from '../../main/core/ports/delay.ts'
import { createOccupationsService } from '../../main/core/services/occupations/index.ts'
import { type BenchOptions, openBench } from '../core/jobs/occupations/bench-of-records.ts'
import { startClaude } from '../servers/claude.ts'
import { freeClaudeKey } from './claude-key.ts'

/** How long a request waits for Claude, ms. */
const WAITS_MS = 50_000

interface OccupationsServiceOptions extends BenchOptions {
  readonly delay?: Delay
  readonly importFile?: RecordsImport
}

/** @param options of the bench, and a delay other than its own, whose pauses end at once and whose answers are waited for */
export function openService({ delay, importFile, ...options }: OccupationsServiceOptions = {}) {
  const bench = openBench(options)
  const published: unknown[] = []
  const patient: Delay = (ms, signal) => (ms === WAITS_MS ? timerDelay(ms, signal) : bench.deps.delay(ms))
  const service = createOccupationsService({
    ...bench.deps,
    delay: delay ?? patient,
    library: bench.library,
    key: freeClaudeKey(null),
    events: { publish: (event) => void published.push(event), subscribe: () => () => undefined },
    settingsOf: () => bench.settings,
    importFile: importFile ?? ((task) => importRecords(bench.db.name, task)),
    demoFile: join(import.meta.dirname, '../../assets/demo/occupations.json'),
    files: createRecordFiles(),
  })
  return { ...bench, service, published }
}

/** @param options also what Claude does with a call */
export async function withClaude({
  behave,
  ...options
}: Parameters<typeof openService>[0] & { readonly behave?: Behave } = {}) {
  const claude = await startClaude(behave)
  return { claude, ...openService({ records: 1, key: claude.key, url: claude.url, ...options }) }
}

type Behave = NonNullable<Parameters<typeof startClaude>[0]>
