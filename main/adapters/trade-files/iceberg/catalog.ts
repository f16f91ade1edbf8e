/** The Iceberg tables of collections on disk. */

import type { TradeCollection } from '../../../core/jobs/trades/collection.ts'
import type { TableCatalog } from '../../../core/jobs/trades/table-catalog.ts'
import { tableFolder } from '../layout.ts'
import { assertMarked } from '../marked-folder.ts'
import { currentMetadata, removeTable, type TablePlace, updateTable } from './table.ts'
import { tableSchema } from './table-schema.ts'

/** One table for each collection; see `layout.ts` for its place. */
export function createTableCatalog(): TableCatalog {
  return {
    update: async (collection, days, now, uuid) => {
      await assertMarked(collection)
      return updateTable(placeOf(collection), days, { now, uuid })
    },
    remove: (collection) => removeTable(placeOf(collection)),
    metadata: (collection) => currentMetadata(placeOf(collection)),
  }
}

function placeOf(collection: TradeCollection): TablePlace {
  const { dataset, digits } = collection.settings
  return { folder: tableFolder(collection), schema: tableSchema(dataset, digits) }
}
