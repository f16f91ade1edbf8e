import type { Migration } from './migration.ts'

/**
 * Paid calls are reserved before they are sent: each row of the spending has a state, the mark of its batch, how its model
 * thought, and the prices it is settled at. A cycle knows its model and why it is stopped; a batch knows its mark.
 */
export const callLedger: Migration = {
  version: 11,
  name: 'call ledger',
  up: (db) => {
    db.exec(`
      ALTER TABLE occupation_spending ADD COLUMN state TEXT NOT NULL DEFAULT 'settled';
      ALTER TABLE occupation_spending ADD COLUMN mark TEXT;
      ALTER TABLE occupation_spending ADD COLUMN shape TEXT;
      ALTER TABLE occupation_spending ADD COLUMN prices TEXT;
      CREATE INDEX occupation_spending_unsettled ON occupation_spending (state, mark, code) WHERE state <> 'settled';
      ALTER TABLE occupation_cycles ADD COLUMN model TEXT;
      ALTER TABLE occupation_cycles ADD COLUMN stopped TEXT;
      ALTER TABLE occupation_batches ADD COLUMN mark TEXT;
    `)
  },
}
