/**
 * What each table keeps and forgets. A test compares the list with the tables of the database: a new table needs a line
 * here. Ages are in days; `raw` is the owner's `storage.raw_days`.
 */
import type { Database } from 'better-sqlite3'
import type { RetentionRule } from '../../core/ports/retention.ts'
import { type AgedTable, ageRule, type CountedTable, countRule } from './retention.ts'

/** Rows per job, so that a job every second fills no disk within `raw_days`. */
const MOST_PER_JOB = 50_000
/** Readings per job, so that twenty figures a minute fill no disk; the sums of their days outlive them. */
const MOST_FIGURES = 100_000
/** Answers and outputs per job. */
const MOST_OUTPUTS = 200
/** Long texts that figures stand for, per job: those of a day of changes are enough for its alerts. */
const MOST_FIGURE_TEXTS = 50
const YEAR = 365
/** Answers that a caller can ask for again by its keys. */
const MOST_ANSWERS = 10_000
/** The host has long answered again, or is not asked any more. */
const MONTH = 31

/** Rows that are never deleted by age, and why that is enough. */
type BoundedRule = { readonly kept: string }
type AgedRule = Omit<AgedTable, 'table' | 'keepDays'> & { readonly days: number | 'raw' }
type CountedRule = Omit<CountedTable, 'table'>
type TableRule = BoundedRule | AgedRule | CountedRule

const perProfile = { kept: 'one row for each profile or source' }
const perSession = { kept: 'one row for each session or day of a series: the history itself' }
const owned = { kept: 'the owner’s records, deleted by the owner' }
const withParent = { kept: 'deleted with the row they belong to' }
const withFiles = { kept: 'one row for each day file or series of a collection' }

/** By table, in the order of a sweep. */
export const TABLE_RULES: Readonly<Record<string, readonly TableRule[]>> = {
  runs: [
    { timeColumn: 'scheduled_for', days: 'raw', where: 'outcome IS NOT NULL' },
    { each: 'job_id', order: 'scheduled_for', most: MOST_PER_JOB, where: 'outcome IS NOT NULL' },
  ],
  job_state: [{ kept: 'one row for each job; deleted with it' }],
  host_waits: [{ timeColumn: 'until', days: MONTH, key: 'host' }],
  host_refusals: [{ kept: 'one row for each host that refused; a host that answers is set to zero' }],
  first_answers: [
    { timeColumn: 'at', days: 1 },
    { each: 'caller', order: 'at', most: MOST_ANSWERS },
  ],
  clock_state: [{ kept: 'one row' }],
  clock_periods: [{ timeColumn: 'ended_at', days: 5 * YEAR }],
  index_scores: [{ timeColumn: 'as_of', days: 'raw', where: 'closing = 0' }],
  index_components: [withParent],
  index_articles: [{ timeColumn: 'first_seen_at', days: 'raw' }],
  index_observations: [perSession],
  index_sources: [perProfile],
  index_replays: [perProfile],
  assets: [owned],
  meter_readings: [owned],
  maintenances: [owned],
  import_mappings: [{ timeColumn: 'used_at', days: 2 * YEAR, key: 'signature' }],
  imports: [{ timeColumn: 'imported_at', days: YEAR }],
  import_changes: [withParent],
  import_meanings: [{ timeColumn: 'used_at', days: 2 * YEAR, key: 'subject, field, value' }],
  calendar_versions: [{ kept: 'one row for each job that reads a calendar' }],
  alerts: [{ timeColumn: 'cleared_at', days: 'raw', where: "state = 'cleared'" }],
  alert_counts: [{ kept: 'one row for each state and type' }],
  notices: [{ timeColumn: 'decided_at', days: 'raw', where: 'done = 1' }],
  notice_deliveries: [withParent],
  channel_alerts: [withParent],
  channel_states: [{ kept: 'one row for each channel and each ping; deleted with it' }],
  update_keys: [{ kept: 'one row for each change of the publisher’s keys' }],
  update_channels: [{ kept: 'one row for each channel of releases' }],
  trade_days: [withFiles],
  trade_folders: [{ kept: 'one row for each folder of a collection' }],
  trade_placements: [withFiles],
  trade_series: [withFiles],
  trade_series_days: [withFiles],
  trade_bars: [{ kept: 'the last 5,000 bars of each series; the files have all' }],
  occupations: [owned],
  occupation_titles: [withParent],
  occupation_variants: [withParent],
  occupation_proposals: [{ kept: 'one row for each record; deleted when the owner decides' }],
  occupations_search: [withParent],
  occupation_versions: [
    {
      timeColumn: 'at',
      days: YEAR,
      where: `author IN ('claude', 'simulation')
        AND version < (SELECT o.version FROM occupations o WHERE o.code = occupation_versions.code)`,
      key: 'code, version',
    },
  ],
  occupation_audit: [
    {
      timeColumn: 'at',
      days: 'raw',
      where: '(before IS NOT NULL OR after IS NOT NULL)',
      empty: ['before', 'after'],
    },
    { timeColumn: 'at', days: 5 * YEAR },
  ],
  occupation_spending: [{ timeColumn: 'at', days: 5 * YEAR, where: "state = 'settled'" }],
  occupation_cycles: [{ kept: 'one row a month' }],
  occupation_cycle_ends: [{ kept: 'deleted when the next cycle begins: only an open cycle needs them' }],
  occupation_batches: [{ kept: 'a few rows a month' }],
  occupation_imports: [{ timeColumn: 'at', days: YEAR }],
  occupation_import_records: [withParent],
  occupation_submissions: [{ kept: 'deleted when the batch is known' }],
  analysis_calls: [
    { timeColumn: 'at', days: 'raw' },
    { each: 'job_id', order: 'id', most: MOST_PER_JOB },
  ],
  figures: [
    { timeColumn: 'at', days: 5 * YEAR },
    { each: 'job_id', order: 'at', most: MOST_FIGURES },
  ],
  figure_days: [{ timeColumn: 'day * 86400000', days: 5 * YEAR, key: 'job_id, name, day' }],
  run_outputs: [
    { timeColumn: 'at', days: 'raw' },
    { each: 'job_id', order: 'at', most: MOST_OUTPUTS },
  ],
  figure_texts: [
    { timeColumn: 'at', days: 'raw' },
    { each: 'job_id', order: 'at', most: MOST_FIGURE_TEXTS },
  ],
  analysis_call_days: [{ timeColumn: 'day * 86400000', days: 5 * YEAR, key: 'job_id, day, bucket' }],
}

/** Returns the rules on an open, migrated database. `rawDays` is read at each sweep. */
export function retentionRules(db: Database, rawDays: () => number): readonly RetentionRule[] {
  return Object.entries(TABLE_RULES).flatMap(([table, rules]) =>
    rules.flatMap((rule) => {
      if ('kept' in rule) return []
      if ('each' in rule) return [countRule(db, { table, ...rule })]
      const { days, ...aged } = rule
      return [ageRule(db, { table, ...aged, keepDays: days === 'raw' ? rawDays : () => days })]
    }),
  )
}
