import type { Migration } from './migration.ts'

/** Names of the field: the place of a rule in lists is its sort order, and the mood of the press its sentiment. */
export const sortOrder: Migration = {
  version: 33,
  name: 'sort-order',
  up: (db) =>
    db.exec(`
      ALTER TABLE alerts RENAME COLUMN place TO sort_order;
      ALTER TABLE alert_counts RENAME COLUMN place TO sort_order;
      UPDATE index_components SET components = replace(components, '"mood":', '"sentiment":')
        WHERE instr(components, '"mood":') > 0;
    `),
}
