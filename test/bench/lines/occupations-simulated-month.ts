/** The monthly rewrite of the occupation records in simulation, without pauses. */
import type { Database } from 'better-sqlite3'
import { createClaudeWriter } from '../../../main/adapters/claude/writer.ts'
import { systemRandom } from '../../../main/adapters/random/system.ts'
import { createImporter } from '../../../main/adapters/sqlite/occupations/importer.ts'
import { createRewriteStore } from '../../../main/adapters/sqlite/occupations/rewrites.ts'
import { createOccupationsKind } from '../../../main/core/jobs/occupations/kind.ts'
import { occupationsSettingsSchema } from '../../../shared/kinds/occupations.ts'
import { freeClaudeKey } from '../../helpers/claude-key.ts'
import { silentLog } from '../../helpers/silent-log.ts'
import { line } from '../harness/line.ts'
import { tempDatabase, timed } from '../tools/temp-database.ts'

function kindOn(db: Database) {
  return createOccupationsKind({
    store: createRewriteStore(db),
    writer: createClaudeWriter({ key: freeClaudeKey(null) }),
    clock: { now: Date.now, monotonic: () => performance.now(), zone: () => 'Europe/Paris' },
    template: { version: 'bench', text: '' },
    delay: async () => undefined,
    random: systemRandom,
    monthStart: () => 0,
    events: { publish: () => undefined, subscribe: () => () => undefined },
  })
}

const records = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
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

type WrittenRecords = { code: string; content: string }

/** The loop: writes the records, versions and history lines of the month, each record in a transaction. */
function writeByHand(db: Database, month: readonly WrittenRecords[]): void {
  const update = db.prepare(
    'UPDATE occupations SET version = version + 1, content = ?, status = ? WHERE code = ?',
  )
  const version = db.prepare(`INSERT INTO occupation_versions (code, version, at, author, simulated, content)
    VALUES (?, 1, ?, 'claude', 1, ?)`)
  const audit = db.prepare(`INSERT INTO occupation_audit (at, code, event, agent, description, before, after)
    VALUES (?, ?, 'rewritten', 'claude', 'd', NULL, ?)`)
  const one = db.transaction(({ code, content }: WrittenRecords) => {
    const now = Date.now()
    update.run(content, 'published', code)
    version.run(code, now, content)
    audit.run(now, code, content)
  })
  for (const record of month) one(record)
}

async function rewritten(db: Database, count: number): Promise<number> {
  const kind = kindOn(db)
  const settings = occupationsSettingsSchema.parse({ pause_seconds: 0 })
  const attempt = {
    jobId: 'occupations',
    definition: { ...kind.defaults('Europe/Paris'), settings },
    runId: 'bench',
    cause: 'manual' as const,
    scheduledFor: 0,
    attempt: 1,
    signal: new AbortController().signal,
    progress: () => undefined,
    log: silentLog(),
  }
  return timed(async () => {
    const { summary } = await kind.run(attempt)
    if (summary.updated !== count) throw new Error(`${summary.updated} of ${count} records were rewritten`)
  })
}

export const occupations = line({
  name: 'occupations-simulated-month',
  work: '1,584 occupation records are rewritten in simulation, without pauses: each is stored before the next begins.',
  peer: 'a hand-written better-sqlite3 loop that writes the same contents, with a transaction for each record',
  figures: { time: { unit: 'ms', goal: { ratio: 3 } } },
  sizes: [16, 158, 1584],
  growth: { of: 'records', exponents: { time: 1.1 } },
  setUp: async (count) => {
    let month: readonly WrittenRecords[] = []
    const inNewDatabase = async (work: (db: Database) => Promise<number>) => {
      const { db, remove } = tempDatabase()
      createImporter(db)(records(count), 0, 'published')
      const time = await work(db)
      month = db.prepare('SELECT code, content FROM occupations').all() as WrittenRecords[]
      remove()
      return { time }
    }
    return {
      ours: () => inNewDatabase((db) => rewritten(db, count)),
      peer: () => inNewDatabase((db) => timed(() => writeByHand(db, month))),
      close: () => undefined,
    }
  },
})
