/** Assembles the occupation records: their store, the model that rewrites them, their kind and their service. */
import { join } from 'node:path'
import { stringify } from 'csv-stringify/sync'
import { readPrompt } from '../adapters/claude/prompt-file.ts'
import { createClaudeWriter } from '../adapters/claude/writer.ts'
import { createLibraryStore } from '../adapters/sqlite/occupations/library.ts'
import { createRewriteStore } from '../adapters/sqlite/occupations/rewrites.ts'
import { createOccupationsKind } from '../core/jobs/occupations/kind.ts'
import type { RecordsImport } from '../core/jobs/occupations/library.ts'
import { createOccupationsService } from '../core/services/occupations/index.ts'
import { occupationsSettings } from './claude.ts'
import type { Foundation } from './foundation.ts'
import { monthStart } from './monthly-cycle.ts'

/** The kind and the service share one writer, so that a new key applies to the next record. */
export function composeOccupations(foundation: Foundation, importFile: RecordsImport) {
  const { assets, clock, db, fetch, secrets, settings } = foundation
  const deps = {
    ...foundation,
    store: createRewriteStore(db),
    writer: createClaudeWriter({ secrets, fetch }),
    template: readPrompt(join(assets, 'prompts', 'occupation.v1.md')),
    monthStart: () => monthStart(clock),
  }
  return {
    kind: createOccupationsKind(deps),
    service: createOccupationsService({
      ...deps,
      library: createLibraryStore(db),
      settingsOf: () => occupationsSettings(settings),
      importFile,
      // Leading and trailing blanks survive only within quotes.
      toCsv: (columns, rows) =>
        stringify([...rows], { header: true, columns: [...columns], quoted_match: /^\s|\s$/ }),
    }),
  }
}
