import type { Migration } from './migration.ts'

/** Where versions before this one stored messages, by table. Their texts are JSON, or English from the first versions. */
const COLUMNS: Readonly<Record<string, readonly string[]>> = {
  runs: ['progress', 'faults', 'summary'],
  alerts: ['params'],
  analysis_calls: ['error_message'],
  channel_states: ['problem'],
  index_sources: ['fault_message'],
  occupations: ['last_error'],
  occupation_audit: ['description'],
  occupation_cycles: ['stopped'],
  trade_days: ['problem', 'quality'],
  trade_placements: ['placement'],
}

/**
 * Messages name their text as `messageKey`, as everywhere else; it was called `told`. A quote inside a JSON text is escaped, so
 * `"told":` is always the name of a field. Alerts that were sent are `notified`.
 */
export const messageKeys: Migration = {
  version: 31,
  name: 'message-keys',
  up: (db) => {
    for (const [table, columns] of Object.entries(COLUMNS)) {
      for (const column of columns) {
        db.exec(`UPDATE ${table} SET ${column} = replace(${column}, '"told":', '"messageKey":')
          WHERE instr(${column}, '"told":') > 0`)
      }
    }
    db.exec(`
      UPDATE alerts SET notice = 'notified' WHERE notice = 'told';
      DROP INDEX alerts_told;
      CREATE INDEX alerts_notified ON alerts (notified_at, place, subject) WHERE state = 'cleared';
    `)
  },
}
