/** A small set of published records and everything the kind needs, real except for time. */

import { onTestFinished } from 'vitest'
import { createClaudeWriter } from '../../../../main/adapters/claude/writer.ts'
import { systemRandom } from '../../../../main/adapters/random/system.ts'
import { openDatabase } from '../../../../main/adapters/sqlite/database.ts'
import { createImporter } from '../../../../main/adapters/sqlite/occupations/importer.ts'
import { createLibraryStore } from '../../../../main/adapters/sqlite/occupations/library.ts'
import { createRewriteStore } from '../../../../main/adapters/sqlite/occupations/rewrites.ts'
import type { RunContext } from '../../../../main/core/jobs/kind.ts'
import { createOccupationsKind } from '../../../../main/core/jobs/occupations/kind.ts'
import type { OccupationWriter } from '../../../../main/core/jobs/occupations/ports.ts'
import { type OccupationsSettings, occupationsSettingsSchema } from '../../../../shared/kinds/occupations.ts'
import type { RunCause } from '../../../../shared/vocabulary.ts'
import { freeClaudeKey } from '../../../helpers/claude-key.ts'
import { FakeClock } from '../../../helpers/fake-clock.ts'
import { silentLog } from '../../../helpers/silent-log.ts'
import { tempFolder } from '../../../helpers/temp-folder.ts'

const TEMPLATE = { version: 'occupation.test', text: 'Write in {language}. It is {month}.' }

export interface BenchOptions {
  readonly records?: number
  readonly key?: string | null
  readonly url?: string
  readonly path?: string
  readonly settings?: Partial<OccupationsSettings>
  /** Called before each pause; throws to end it. */
  readonly onDelay?: () => void
  /** Wraps the real writer. */
  readonly writerOver?: (real: OccupationWriter) => OccupationWriter
}

/** Opens a database with records A1101, A1102, … published and nothing written. */
export function openBench(options: BenchOptions = {}) {
  const db = openDatabase(options.path ?? `${tempFolder()}/vigie.db`)
  onTestFinished(() => void db.close())
  const store = createRewriteStore(db)
  const library = createLibraryStore(db)
  const keep = createImporter(db)
  const clock = new FakeClock('2026-11-01T01:00:00Z')
  const log = silentLog()
  const key = freeClaudeKey(options.key ?? null)
  const real = createClaudeWriter({ key })
  const writer = options.writerOver?.(real) ?? real
  const delays: number[] = []
  const delay = async (ms: number) => {
    options.onDelay?.()
    delays.push(ms)
    clock.pass(ms)
  }
  const deps = {
    store,
    writer,
    clock,
    template: TEMPLATE,
    delay,
    random: systemRandom,
    monthStart: () => Date.parse('2026-11-01T00:00:00+01:00'),
  }
  const kind = createOccupationsKind({
    ...deps,
    events: { publish: () => undefined, subscribe: () => () => undefined },
  })
  const settings = occupationsSettingsSchema.parse({ base_url: options.url ?? '', ...options.settings })
  keep(records(options.records ?? 3), clock.now(), 'published')

  function context(cause: RunCause, runId: string, signal: AbortSignal): RunContext<'occupations'> {
    const definition = { ...kind.defaults('Europe/Paris'), settings }
    const when = { scheduledFor: clock.now(), attempt: 1, signal }
    return { jobId: 'occupations', definition, runId, cause, ...when, progress: () => undefined, log }
  }

  let runs = 0
  const run = (cause: RunCause = 'schedule', signal = new AbortController().signal) => {
    runs += 1
    return kind.run(context(cause, `run-${runs}`, signal))
  }
  /** Another attempt of the last run. */
  const again = (cause: RunCause = 'schedule') =>
    kind.run({ ...context(cause, `run-${runs}`, new AbortController().signal), attempt: 2 })
  return { db, key, store, library, keep, clock, kind, deps, settings, delays, run, again, log }
}

function records(count: number) {
  return Array.from({ length: count }, (_, index) => ({
    code: `A${1101 + index}`,
    title: `Métier ${index + 1}`,
    ogr: String(index + 1),
    status: null,
    titles: [{ ogr: null, label: `Métier ${index + 1} confirmé` }],
    content: null,
  }))
}
