/** The service of occupation records over a real database, with Claude on the loopback if it has one. */
import { join } from 'node:path'
import { createRecordFiles } from '../../main/adapters/exports/record-files.ts'
import { importRecords } from '../../main/adapters/imports/occupations/run-import.ts'
import type { Delay } from '../../main/core/ports/delay.ts'
import { createOccupationsService } from '../../main/core/services/occupations/index.ts'
import { type BenchOptions, openBench } from '../core/jobs/occupations/bench-of-records.ts'
import { startClaude } from '../servers/claude.ts'
import { freeClaudeKey } from './claude-key.ts'

/** @param options of the bench, and a delay other than its own */
export function openService({ delay, ...options }: BenchOptions & { readonly delay?: Delay } = {}) {
  const bench = openBench(options)
  const service = createOccupationsService({
    ...bench.deps,
    ...(delay && { delay }),
    library: bench.library,
    key: freeClaudeKey(null),
    events: { publish: () => undefined, subscribe: () => () => undefined },
    settingsOf: () => bench.settings,
    importFile: (task) => importRecords(bench.db.name, task),
    demoFile: join(import.meta.dirname, '../../assets/demo/occupations.json'),
    files: createRecordFiles(),
  })
  return { ...bench, service }
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
