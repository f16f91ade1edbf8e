/** Backups and retention of the data folder. */
import { setImmediate as yieldToEventLoop } from 'node:timers/promises'
import { optimize, sqliteBackups } from '../adapters/sqlite/maintenance.ts'
import { ageRule, freeSpace } from '../adapters/sqlite/retention.ts'
import type { Part } from '../core/lifecycle.ts'
import { startMaintenance } from '../core/maintenance.ts'
import type { RetentionRule } from '../core/ports/retention.ts'
import type { Foundation } from './foundation.ts'

/** @param rules of the domains, in addition to that of runs */
export function composeHousekeeping(foundation: Foundation, rules: readonly RetentionRule[]): Part {
  const { db, settings, clock, alarm } = foundation
  const keepDays = () => settings.read().storage.raw_days
  const runs = ageRule(db, {
    table: 'runs',
    timeColumn: 'scheduled_for',
    keepDays,
    where: 'outcome IS NOT NULL',
  })
  let end: (() => Promise<void>) | null = null
  return {
    name: 'housekeeping',
    start: () => {
      end = startMaintenance(
        {
          rules: [runs, ...rules],
          space: freeSpace(db),
          clock,
          dateIsCertain: () => clock.settled(),
          yieldToEventLoop: () => yieldToEventLoop(),
          backups: sqliteBackups(db),
          backupsKept: () => settings.read().storage.backups_kept,
          optimize: () => optimize(db),
          log: foundation.log.topic('housekeeping'),
        },
        alarm,
      )
    },
    stop: () => end?.(),
  }
}
