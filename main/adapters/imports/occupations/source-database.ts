/** Reads the source system's SQLite file: `fiches_metiers` with JSON in its columns, `variantes_fiches`, `audit_log`. */
import Database from 'better-sqlite3'
import * as z from 'zod'
import type { LocalizableMessage } from '../../../../shared/errors.ts'
import { misshapeMessage } from '../../../../shared/input-problem.ts'
import {
  type ContentField,
  occupationCodeSchema,
  occupationContentSchema,
  type RecordOrigin,
} from '../../../../shared/occupation.ts'
import { unreadable } from '../../../core/jobs/occupations/import/unreadable.ts'
import type { ImportedFile, ImportedOccupation } from '../../../core/jobs/occupations/library.ts'
import { auditOf, variantsOf } from './source-extras.ts'

type DatabaseRow = Record<string, string | number | null>
type SourceRead = { record: ImportedOccupation } | { refused: ImportedFile['refused'][number] }

/** Reads every record; one with invalid salaries or outlook keeps the rest of its text. */
export function readSourceDatabase(bytes: Uint8Array, name: string): ImportedFile {
  const { rows, variants, audit } = tablesOf(bytes, name)
  const read = rows.map(readRow)
  const records = read.flatMap((each) => ('record' in each ? [each.record] : []))
  return {
    records: records.map((record) => ({
      ...record,
      variants: variants?.get(record.code),
    })),
    refused: read.flatMap((each) => ('refused' in each ? [each.refused] : [])),
    audit,
  }
}

function tablesOf(bytes: Uint8Array, name: string) {
  try {
    const db = new Database(withoutLog(bytes), { readonly: true })
    try {
      const rows = db.prepare('SELECT * FROM fiches_metiers ORDER BY code_rome').all() as DatabaseRow[]
      return { rows, variants: variantsOf(db), audit: auditOf(db) }
    } finally {
      db.close()
    }
  } catch (error) {
    throw unreadable(name, { messageKey: 'records.no_table', params: { table: 'fiches_metiers' } }, error)
  }
}

/** Bytes 18 and 19 of a file say whether it uses a write-ahead log, which a database read from memory cannot. */
function withoutLog(bytes: Uint8Array): Buffer {
  const copy = Buffer.from(bytes)
  return copy.fill(1, 18, 20)
}

const titleSchema = z.object({ nom_epicene: z.string().trim().min(1).max(300) })

function readRow(row: DatabaseRow): SourceRead {
  const where: LocalizableMessage = {
    messageKey: 'records.row_id',
    params: { table: 'fiches_metiers', id: String(row.id) },
  }
  const code = occupationCodeSchema.safeParse(row.code_rome)
  if (!code.success) {
    const params = { code: String(row.code_rome) }
    return { refused: { where, problem: { messageKey: 'records.not_code', params } } }
  }
  const content = contentOf(row)
  if (content !== null && 'messageKey' in content) return { refused: { where, problem: content } }
  const named = titleSchema.safeParse({ nom_epicene: row.nom_epicene || row.nom_masculin || '' })
  if (!named.success) return { refused: { where, problem: misshapeMessage(named.error) } }
  const title = named.data.nom_epicene
  const ogr = row.code_ogr === null ? null : String(row.code_ogr)
  const status = row.statut === 'publiee' || row.statut === 'publie' ? 'published' : 'draft'
  const about = {
    masculine: nameOf(row.nom_masculin),
    feminine: nameOf(row.nom_feminin),
    origin: originOf(row),
  }
  return { record: { code: code.data, title, ogr, status, titles: null, content, ...about } }
}

const textOf = (cell: DatabaseRow[string] | undefined): string | null =>
  cell === null || cell === undefined || String(cell).trim() === '' ? null : String(cell).trim()

/** Undefined if the file has no such column: the name stays as it is. */
const nameOf = (cell: DatabaseRow[string] | undefined): string | null | undefined =>
  cell === undefined ? undefined : textOf(cell)

/** What has no field of its own: validation among it, since a record that waits for it is a draft here. */
function originOf(row: DatabaseRow): RecordOrigin {
  return {
    system: 'fiches_metiers',
    status: textOf(row.statut),
    version: typeof row.version === 'number' ? row.version : null,
    author: textOf(row.auteur),
    created: textOf(row.date_creation),
    updated: textOf(row.date_maj),
    tags: listOf(row.tags),
  }
}

/** Returns the written part that the file has columns for, null if there is none, or its problem. */
function contentOf(row: DatabaseRow): ImportedOccupation['content'] | LocalizableMessage {
  if (listOf(row.competences).length === 0) return null
  const given = Object.entries(TEXT_COLUMNS).filter(([, [column]]) => column in row)
  const content = Object.fromEntries(given.map(([field, [column, read]]) => [field, read(row[column])]))
  const parsed = occupationContentSchema.partial().safeParse(content)
  return parsed.success ? parsed.data : misshapeMessage(parsed.error)
}

function jsonOf(cell: DatabaseRow[string] | undefined): unknown {
  try {
    return typeof cell === 'string' ? JSON.parse(cell) : null
  } catch {
    return null
  }
}

function listOf(cell: DatabaseRow[string] | undefined): string[] {
  const json = jsonOf(cell)
  if (!Array.isArray(json)) return []
  return json
    .map((item) => String(typeof item === 'object' && item !== null ? (item.nom ?? '') : item).trim())
    .filter(Boolean)
}

const shape = occupationContentSchema.shape

function salariesOf(cell: DatabaseRow[string] | undefined): unknown {
  const json = jsonOf(cell) as Record<string, unknown> | null
  const given = { junior: json?.junior, experienced: json?.confirme, senior: json?.senior }
  const parsed = shape.salaries.safeParse(given)
  return parsed.success ? parsed.data : null
}

const TRENDS: Readonly<Record<string, string>> = {
  emergence: 'growing',
  croissance: 'growing',
  stable: 'stable',
  declin: 'declining',
}

function outlookOf(cell: DatabaseRow[string] | undefined): unknown {
  const json = jsonOf(cell) as Record<string, unknown> | null
  const parsed = shape.outlook.safeParse({
    tension: json?.tension ?? null,
    trend: TRENDS[String(json?.tendance)],
    five_years: json?.evolution_5ans ?? '',
  })
  return parsed.success ? parsed.data : null
}

/** The column of each field of the written part, and how its cell is read. */
const TEXT_COLUMNS: Readonly<
  Record<ContentField, readonly [column: string, read: (cell: DatabaseRow[string] | undefined) => unknown]>
> = {
  description: ['description', (cell) => cell ?? ''],
  short_description: ['description_courte', (cell) => String(cell ?? '').slice(0, 500)],
  skills: ['competences', listOf],
  transversal_skills: ['competences_transversales', listOf],
  training: ['formations', listOf],
  certifications: ['certifications', listOf],
  working_conditions: ['conditions_travail', listOf],
  environments: ['environnements', listOf],
  related_occupations: ['metiers_proches', listOf],
  sectors: ['secteurs_activite', listOf],
  salaries: ['salaires', salariesOf],
  outlook: ['perspectives', outlookOf],
}
