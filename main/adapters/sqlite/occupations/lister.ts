/** Lists records: all of them in order of code, or the matches of a search, best first. */
import type { Database } from 'better-sqlite3'
import { unusable } from '../../../../shared/unusable-path.ts'
import { foldLigatures } from '../../../core/jobs/occupations/fold.ts'
import type {
  LibraryStore,
  ListedOccupation,
  OccupationPage,
  OccupationQuery,
} from '../../../core/jobs/occupations/library.ts'
import { type OccupationRecordRow, occupationOf, searchRowOf } from './rows.ts'

/** A word in the title counts most, one in a job title more than one in the text. */
const WEIGHTS = '0, 10, 4, 1'

const PROPOSED = 'EXISTS (SELECT 1 FROM occupation_proposals AS p WHERE p.code = occupations.code)'
const FILTERS = `(@status IS NULL OR status = @status) AND (@domain IS NULL OR domain = @domain)
  AND (@proposed IS NULL OR ${PROPOSED} = @proposed)`
/** A search without a word, such as a sign, is looked for as it is written. */
const LITERAL = `(@literal IS NULL OR EXISTS (SELECT 1 FROM occupations_search AS s WHERE s.rowid = ${searchRowOf('occupations.code')}
  AND instr(s.title || char(10) || s.titles || char(10) || s.text, @literal) > 0))`
const BEGINNING = "(@beginning IS NULL OR code LIKE @beginning || '%')"
const COUNTS = `COUNT(*) AS total, COALESCE(SUM(${PROPOSED}), 0) AS proposed`
const MATCHES = `occupations_search JOIN occupations USING (code) WHERE occupations_search MATCH @match AND ${FILTERS}`

type SearchValues = Record<string, string | number | null>

/** Every word of a search must occur, as the beginning of a word of the record. */
export function createLister(db: Database): LibraryStore['list'] {
  const browse = db.prepare<[SearchValues], ListedRow>(
    `SELECT *, ${PROPOSED} AS proposed FROM occupations
     WHERE ${FILTERS} AND ${BEGINNING} AND ${LITERAL} AND code > @after ORDER BY code LIMIT @limit`,
  )
  const all = db.prepare<[SearchValues], Counts>(
    `SELECT ${COUNTS} FROM occupations WHERE ${FILTERS} AND ${BEGINNING} AND ${LITERAL}`,
  )
  const search = db.prepare<[SearchValues], ListedRow>(
    `SELECT occupations.*, ${PROPOSED} AS proposed FROM ${MATCHES} ORDER BY bm25(occupations_search, ${WEIGHTS}), code LIMIT @limit OFFSET @skip`,
  )
  const matches = db.prepare<[SearchValues], Counts>(`SELECT ${COUNTS} FROM ${MATCHES}`)

  function inOrder({ after, limit, ...query }: OccupationQuery, place: ListPosition): OccupationPage {
    const values = { ...filtersOf(query), ...place, after: after ?? '', limit: limit + 1 }
    const rows = browse.all(values)
    const items = rows.slice(0, limit).map(listed)
    return {
      items,
      ...(all.get(values) ?? NONE),
      next: rows.length > limit ? (items.at(-1)?.code ?? null) : null,
    }
  }

  /** Ranks have no stable order to continue from, so the cursor is the number of records already returned. */
  function bestFirst({ after, limit, ...query }: OccupationQuery, match: string): OccupationPage {
    const skip = shownBefore(after)
    const values = { ...filtersOf(query), match, skip, limit }
    const items = search.all(values).map(listed)
    const counts = matches.get(values) ?? NONE
    const shown = skip + items.length
    return { items, ...counts, next: shown < counts.total ? String(shown) : null }
  }

  return (query) => {
    const search = query.search?.trim() ?? ''
    if (CODE.test(search)) return inOrder(query, { beginning: search, literal: null })
    const match = ftsQuery(search)
    if (match !== null) return bestFirst(query, match)
    return inOrder(query, { beginning: null, literal: search === '' ? null : search })
  }
}

/** What of the records in order of code is listed: those whose code begins so, or that contain a text. */
interface ListPosition {
  readonly beginning: string | null
  readonly literal: string | null
}

type ListedRow = OccupationRecordRow & { readonly proposed: number }
type Counts = Pick<OccupationPage, 'total' | 'proposed'>
const NONE: Counts = { total: 0, proposed: 0 }

const listed = (row: ListedRow): ListedOccupation => ({ ...occupationOf(row), proposed: row.proposed === 1 })

const filtersOf = ({
  status,
  domain,
  proposed,
}: Pick<OccupationQuery, 'status' | 'domain' | 'proposed'>) => ({
  status,
  domain,
  proposed: proposed === null ? null : Number(proposed),
})

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
