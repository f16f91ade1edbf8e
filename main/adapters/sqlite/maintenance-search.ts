/** Lists maintenances by planned day, and finds them by words. */
import type { Database, Statement } from 'better-sqlite3'
import { fold } from '../../core/maintenances/fold.ts'
import type { MaintenanceQuery, MaintenanceValues } from '../../core/maintenances/ports.ts'

type SearchedFields = Pick<MaintenanceValues, 'title' | 'assignee' | 'reference' | 'notes'>

/** Returns the text in which the words of a search are looked for, beside that of the asset. */
export const searchTextOf = ({ title, assignee, reference, notes }: SearchedFields): string =>
  fold(`${title} ${assignee} ${reference} ${notes}`)

/** A row that came back from a record of an earlier version has no text yet; every other one has a title. */
export function completeSearchTexts(db: Database): void {
  const update = db.prepare('UPDATE maintenances SET search = ? WHERE id = ?')
  const without = db.prepare<[], SearchedFields & { id: number }>(
    "SELECT id, title, assignee, reference, notes FROM maintenances WHERE search = ''",
  )
  for (const row of without.all()) update.run(searchTextOf(row), row.id)
}

/** @param select reads rows of maintenances `m` with their assets `a` */
export function maintenanceLister<Row>(
  db: Database,
  select: string,
  isOpen: string,
): (query: MaintenanceQuery) => Row[] {
  const prepared = new Map<string, Statement<object[], Row>>()
  const statement = (conditions: readonly string[]): Statement<object[], Row> => {
    const sql = `${select} WHERE ${conditions.join(' AND ')} ORDER BY m.planned_day, m.id LIMIT @limit`
    const known = prepared.get(sql) ?? db.prepare<object[], Row>(sql)
    prepared.set(sql, known)
    return known
  }
  return ({ assetId, statuses, search, fromDay, toDay, limit, after }) => {
    const words = [...new Set(fold(search).split(' '))].filter((word) => word !== '')
    const start = after ?? { plannedDay: fromDay - 1, id: Number.MAX_SAFE_INTEGER }
    const conditions = [
      '(m.planned_day, m.id) > (@day, @id) AND m.planned_day <= @toDay',
      ...(assetId === null ? [] : ['m.asset_id = @assetId']),
      ...(statuses.length === 0 ? [] : [statusIs(statuses, isOpen)]),
      ...words.map((_, at) => `(instr(m.search, @word${at}) > 0 OR instr(a.search, @word${at}) > 0)`),
    ]
    return statement(conditions).all({
      assetId,
      statuses: statuses.join(),
      day: start.plannedDay,
      id: start.id,
      toDay,
      limit,
      ...Object.fromEntries(words.map((word, at) => [`word${at}`, word])),
    })
  }
}

/** Those that are open have an index of their own. */
const statusIs = (statuses: MaintenanceQuery['statuses'], isOpen: string): string =>
  statuses.join() === 'planned,in_progress' ? isOpen : 'instr(@statuses, m.status) > 0'
