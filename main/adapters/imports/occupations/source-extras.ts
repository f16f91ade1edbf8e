/** What the source system's file holds besides records: its audit, and variants for other readers. */
import type { Database } from 'better-sqlite3'
import type { ImportedAudit, StoredVariant } from '../../../core/jobs/occupations/library.ts'

type ExtraRow = Record<string, string | number | null>

function rowsOf(db: Database, table: string): ExtraRow[] | null {
  const known = db.prepare("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?").get(table)
  return known === undefined ? null : (db.prepare(`SELECT * FROM "${table}" ORDER BY id`).all() as ExtraRow[])
}

/** Returns the variants by the code of their record; null if the file has no table of them. */
export function variantsOf(db: Database): ReadonlyMap<string, readonly StoredVariant[]> | null {
  const rows = rowsOf(db, 'variantes_fiches')
  if (rows === null) return null
  const found = new Map<string, StoredVariant[]>()
  for (const row of rows) {
    const code = String(row.code_rome)
    const { langue, tranche_age, format_contenu, genre, nom, id: _id, code_rome: _code, ...content } = row
    const variant = {
      language: String(langue),
      age: String(tranche_age),
      format: String(format_contenu),
      gender: String(genre),
      name: String(nom),
      content: JSON.stringify(content),
    }
    found.set(code, [...(found.get(code) ?? []), variant])
  }
  return found
}

/** Returns the entries of the audit in their order; one without a readable time is left out. */
export function auditOf(db: Database): ImportedAudit[] {
  return (rowsOf(db, 'audit_log') ?? []).flatMap((row) => {
    const at = Date.parse(`${String(row.timestamp).replace(' ', 'T').slice(0, 23)}Z`)
    if (Number.isNaN(at)) return []
    const validated = row.validateur === null ? '' : ` (${row.validateur})`
    return [
      {
        at,
        code: row.code_rome === null ? null : String(row.code_rome),
        agent: String(row.agent),
        description: `${row.type_evenement} : ${row.description}${validated}`,
        before: row.donnees_avant === null ? null : JSON.stringify(row.donnees_avant),
        after: row.donnees_apres === null ? null : JSON.stringify(row.donnees_apres),
      },
    ]
  })
}
