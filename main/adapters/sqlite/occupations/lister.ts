/** Lists records: all of them in order of code, or the matches of a search, best first. */
import type { Database } from 'better-sqlite3'
import { unusable } from '../../../../shared/unusable-path.ts'
import { foldLigatures } from '../../../core/jobs/occupations/fold.ts'
import type { LibraryStore, OccupationPage, OccupationQuery } from '../../../core/jobs/occupations/library.ts'
import { type OccupationRecordRow, occupationOf } from './rows.ts'

/** A word in the title counts most, one in a job title more than one in the text. */
const WEIGHTS = '0, 10, 4, 1'

const FILTERS = '(@status IS NULL OR status = @status) AND (@domain IS NULL OR domain = @domain)'
const BEGINNING = "(@beginning IS NULL OR code LIKE @beginning || '%')"
const MATCHES = `occupations_search JOIN occupations USING (code) WHERE occupations_search MATCH @match AND ${FILTERS}`

type Values = Record<string, string | number | null>

/** Every word of a search must occur, as the beginning of a word of the record. */
export function createLister(db: Database): LibraryStore['list'] {
  const browse = db.prepare<[Values], OccupationRecordRow>(
    `SELECT * FROM occupations WHERE ${FILTERS} AND ${BEGINNING} AND code > @after ORDER BY code LIMIT @limit`,
  )
  const all = db.prepare<[Values], { count: number }>(
    `SELECT COUNT(*) AS count FROM occupations WHERE ${FILTERS} AND ${BEGINNING}`,
  )
  const search = db.prepare<[Values], OccupationRecordRow>(
    `SELECT occupations.* FROM ${MATCHES} ORDER BY bm25(occupations_search, ${WEIGHTS}), code LIMIT @limit OFFSET @skip`,
  )
  const matches = db.prepare<[Values], { count: number }>(`SELECT COUNT(*) AS count FROM ${MATCHES}`)

  function inOrder({ after, limit, ...query }: OccupationQuery, beginning: string | null): OccupationPage {
    const { status, domain } = query
    const values = { status, domain, beginning, after: after ?? '', limit: limit + 1 }
    const rows = browse.all(values)
    const items = rows.slice(0, limit).map(occupationOf)
    return {
      items,
      total: all.get(values)?.count ?? 0,
      next: rows.length > limit ? (items.at(-1)?.code ?? null) : null,
    }
  }

  /** Ranks have no stable order to continue from, so the cursor is the number of records already returned. */
  function bestFirst({ after, limit, ...query }: OccupationQuery, match: string): OccupationPage {
    const skip = shownBefore(after)
    const values = { status: query.status, domain: query.domain, match, skip, limit }
    const items = search.all(values).map(occupationOf)
    const total = matches.get(values)?.count ?? 0
    const shown = skip + items.length
    return { items, total, next: shown < total ? String(shown) : null }
  }

  return (query) => {
    const search = query.search?.trim() ?? ''
    if (CODE.test(search)) return inOrder(query, search)
    const match = ftsQuery(search)
    return match === null ? inOrder(query, null) : bestFirst(query, match)
  }
}

/** @throws VigieError invalid_input for an unknown cursor of a search */
function shownBefore(cursor: string | null): number {
  if (cursor === null) return 0
  if (/^\d{1,9}$/.test(cursor)) return Number(cursor)
  throw unusable('cursor', 'not_a_cursor')
}

/** A code or its beginning. */
const CODE = /^[A-Z]\d{1,4}$/i
/** The article or pronoun that French shortens before a vowel: it says nothing about what is searched. */
const ELISION = /(?<![\p{L}\p{N}])(?:[cdjlmnst]|qu)['’](?=\p{L})/giu

/** Returns every word as a prefix, quoted, so that no word is an operator. Null if nothing is searchable. */
function ftsQuery(search: string): string | null {
  const words =
    foldLigatures(search)
      .replace(ELISION, '')
      .match(/[\p{L}\p{N}]+/gu) ?? []
  return words.length === 0 ? null : words.map((word) => `"${word}"*`).join(' AND ')
}
