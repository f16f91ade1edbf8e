/** Rows of the occupation tables, and their conversion. */
import type {
  ContentField,
  OccupationContent,
  OccupationStatus,
  RecordOrigin,
  VersionAuthor,
} from '../../../../shared/occupation.ts'
import { foldLigatures } from '../../../core/jobs/occupations/fold.ts'
import type { StoredOccupation, StoredVersion } from '../../../core/jobs/occupations/ports.ts'
import { messageFromColumn } from '../message-column.ts'

/** As stored: content is JSON text, instants are ms, booleans 0 or 1. */
export interface OccupationRecordRow {
  code: string
  title: string
  ogr: string | null
  domain: string
  status: string
  version: number
  content: string | null
  simulated: number
  updated_at: number | null
  last_error: string | null
  locked: string
  masculine: string | null
  feminine: string | null
  origin: string | null
}

/** The stored content is trusted: it was validated when it was written. */
export function occupationOf(row: OccupationRecordRow): StoredOccupation {
  return {
    code: row.code,
    title: row.title,
    ogr: row.ogr,
    domain: row.domain,
    status: row.status as OccupationStatus,
    version: row.version,
    content: row.content === null ? null : (JSON.parse(row.content) as OccupationContent),
    simulated: row.simulated === 1,
    updatedAt: row.updated_at,
    lastError: row.last_error === null ? null : messageFromColumn(row.last_error),
    locked: JSON.parse(row.locked) as ContentField[],
    masculine: row.masculine,
    feminine: row.feminine,
    origin: row.origin === null ? null : (JSON.parse(row.origin) as RecordOrigin),
  }
}

/** As stored: content is JSON text, cost in millionths of a dollar, instants are ms. */
export interface VersionRow {
  code: string
  version: number
  at: number
  author: string
  model: string | null
  prompt: string | null
  cost: number
  simulated: number
  content: string
  title: string | null
}

/** The stored content is trusted: it was validated when it was written. */
export function versionOf(row: VersionRow): StoredVersion {
  return {
    ...row,
    author: row.author as VersionAuthor,
    simulated: row.simulated === 1,
    content: JSON.parse(row.content) as OccupationContent,
  }
}

/** Returns everything written in a record as one searchable text, ligatures as people type them. */
export function searchText(content: OccupationContent | null): string {
  if (content === null) return ''
  const { salaries: _salaries, outlook, ...written } = content
  return foldLigatures([...Object.values(written).flat(), outlook?.five_years ?? ''].join('\n'))
}

/** Returns the row of a record in the search index: FTS5 finds a row by number, never by an unindexed column. */
export function searchRow(code: string): number {
  return code.charCodeAt(0) * 10_000 + Number(code.slice(1))
}

/** Returns the same in SQL, of a column with codes. */
export const searchRowOf = (column: string): string =>
  `unicode(${column}) * 10000 + CAST(substr(${column}, 2) AS INTEGER)`
