/** Backups and retention of the data folder. */
import { setImmediate as yieldToEventLoop } from 'node:timers/promises'
import { codeFolder, deleteOldCode } from '../adapters/files/code-folder.ts'
import { optimize, sqliteBackups } from '../adapters/sqlite/housekeeping.ts'
import { freeSpace } from '../adapters/sqlite/retention.ts'
import { retentionRules } from '../adapters/sqlite/table-rules.ts'
import { startHousekeeping } from '../core/housekeeping.ts'
import type { LifecyclePart } from '../core/lifecycle.ts'
import type { Foundation } from './foundation.ts'

export function composeHousekeeping(foundation: Foundation): LifecyclePart {
  const { db, settings, clock, alarm } = foundation
  let end: (() => Promise<void>) | null = null
  return {
    name: 'housekeeping',
    start: () => {
      end = startHousekeeping(
        {
          rules: retentionRules(db, () => settings.read().storage.raw_days),
          space: freeSpace(db),
          clock,
          dateIsCertain: () => clock.settled(),
          yieldToEventLoop: () => yieldToEventLoop(),
          backups: sqliteBackups(db),
          backupsKept: () => settings.read().storage.backups_kept,
          optimize: () => optimize(db),
          deleteOldCode: async () => {
            const folder = codeFolder()
            return folder === null ? 0 : deleteOldCode(folder)
          },
          log: foundation.log.topic('housekeeping'),
        },
        alarm,
      )
    },
    stop: () => end?.(),
  }
}
