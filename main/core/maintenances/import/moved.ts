/** A revised plan: a row that is new only by its day, while the file no longer has the day that is stored. */
import { isOpen } from '../closed.ts'
import { fold } from '../fold.ts'
import type { OpenWork } from './ports.ts'
import type { ImportedMaintenanceRow } from './row.ts'

/** A row and the open maintenance that it seems to be, planned on another day. */
export interface MovedRow {
  readonly row: ImportedMaintenanceRow
  readonly open: OpenWork
}

/**
 * Returns the rows that seem to be an open maintenance on another day: the same asset and title, one such row, and one such
 * maintenance that the file does not have. A row with an order number or from a calendar is known by that, not by its day.
 * @param isInFile whether a row of the file has an identity
 */
export function movedRows(
  rows: readonly ImportedMaintenanceRow[],
  openWorkOf: (row: ImportedMaintenanceRow) => readonly OpenWork[],
  isInFile: (identity: string) => boolean,
): MovedRow[] {
  const byWork = Map.groupBy(rows.filter(isKnownByDay), workOf)
  return [...byWork.values()].flatMap(([row, ...others]) => {
    if (row === undefined || others.length > 0) return []
    const title = fold(row.values.title)
    const [open, ...more] = openWorkOf(row).filter(
      (one) => fold(one.title) === title && !(one.identity !== null && isInFile(one.identity)),
    )
    return open === undefined || more.length > 0 ? [] : [{ row, open }]
  })
}

const isKnownByDay = ({ identity, origin, source, values }: ImportedMaintenanceRow): boolean =>
  identity.startsWith('plan ') && origin === null && source === null && isOpen(values.status)

const workOf = ({ asset, values }: ImportedMaintenanceRow): string =>
  `${fold(asset.code)}|${fold(asset.name)}|${fold(values.title)}`
