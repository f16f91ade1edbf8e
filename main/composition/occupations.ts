/** Assembles the occupation records: their store, the model that rewrites them, their kind and their service. */
import { join } from 'node:path'
import { readPrompt } from '../adapters/claude/prompt-file.ts'
import { createClaudeWriter } from '../adapters/claude/writer.ts'
import { createRecordFiles } from '../adapters/exports/record-files.ts'
import { createLibraryStore } from '../adapters/sqlite/occupations/library.ts'
import { createOccupationsKind } from '../core/jobs/occupations/kind.ts'
import type { RecordsImport } from '../core/jobs/occupations/library.ts'
import { monthStart } from '../core/jobs/occupations/month.ts'
import type { RewriteStore } from '../core/jobs/occupations/ports.ts'
import { occupationsSettings } from '../core/jobs/occupations/settings.ts'
import { nameUnanswered } from '../core/jobs/occupations/unanswered.ts'
import { createOccupationsService } from '../core/services/occupations/index.ts'
import type { Foundation } from './foundation.ts'

/** The kind and the service share one writer, so that a new key applies to the next record. */
export function composeOccupations(foundation: Foundation, store: RewriteStore, importFile: RecordsImport) {
  const { assets, clock, db, delay, events, fetch, log, random, claudeKey, settings } = foundation
  nameUnanswered(store, clock, log)
  const deps = {
    clock,
    delay,
    events,
    random,
    store,
    writer: createClaudeWriter({ key: claudeKey, fetch }),
    template: readPrompt(join(assets, 'prompts', 'occupation.v1.md')),
    monthStart: () => monthStart(clock),
  }
  return {
    kind: createOccupationsKind(deps),
    service: createOccupationsService({
      ...deps,
      key: claudeKey,
      library: createLibraryStore(db),
      settingsOf: () => occupationsSettings(settings),
      importFile,
      demoFile: join(assets, 'demo', 'occupations.json'),
      files: createRecordFiles(),
    }),
  }
}
