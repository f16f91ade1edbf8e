/** Articles with their opinions. An address is stored once per profile; its first opinion stays, a date is added if it had none. */
import type { Database } from 'better-sqlite3'
import type { IndexStore, StoredArticle } from '../../../core/jobs/fear-greed/store.ts'

interface ArticleRow {
  id: number
  url: string
  title: string
  summary: string
  source: string
  language: string
  read_by: string
  published_at: number | null
  first_seen_at: number
  opinion_score: number
  opinion_label: string
  opinion_by: string
  opinion_why: string
}

/** The articles of all profiles. Call `write` in a transaction. */
export interface ArticleTable extends Pick<IndexStore, 'known'> {
  readonly write: (profile: string, article: StoredArticle) => void
  readonly page: IndexStore['articles']
  readonly since: IndexStore['articlesSince']
}

/** On an open, migrated database; call `write` in a transaction. */
export function createArticleTable(db: Database): ArticleTable {
  const insert = db.prepare(
    `INSERT INTO index_articles (profile, url, title, summary, source, language, read_by, published_at,
       first_seen_at, opinion_score, opinion_label, opinion_by, opinion_why)
     VALUES (@profile, @url, @title, @summary, @source, @language, @readBy, @publishedAt, @firstSeenAt, @score,
       @label, @by, @why)
     ON CONFLICT (profile, url) DO UPDATE SET published_at = excluded.published_at
     WHERE published_at IS NULL AND excluded.published_at IS NOT NULL`,
  )
  const page = db.prepare<[string, number, number], ArticleRow>(
    'SELECT * FROM index_articles WHERE profile = ? AND id < ? ORDER BY id DESC LIMIT ?',
  )
  const byUrl = db.prepare<[string, string], ArticleRow>(
    'SELECT * FROM index_articles WHERE profile = ? AND url = ?',
  )
  const since = db.prepare<[string, number], ArticleRow>(
    'SELECT * FROM index_articles WHERE profile = ? AND first_seen_at >= ? ORDER BY first_seen_at',
  )
  return {
    write: (profile, { opinion, ...article }) => {
      insert.run({ profile, ...article, ...opinion, why: JSON.stringify(opinion.why) })
    },
    page: (profile, limit, before) =>
      page
        .all(profile, before ?? Number.MAX_SAFE_INTEGER, limit)
        .map((row) => ({ id: row.id, ...toArticle(row) })),
    since: (profile, firstSeenAt) => since.all(profile, firstSeenAt).map(toArticle),
    known: (profile, urls) => {
      const rows = urls.map((url) => byUrl.get(profile, url)).filter((row) => row !== undefined)
      return new Map(rows.map((row) => [row.url, toArticle(row)]))
    },
  }
}

function toArticle(row: ArticleRow): StoredArticle {
  const { url, title, summary, source, language } = row
  const opinion = {
    score: row.opinion_score,
    label: row.opinion_label,
    by: row.opinion_by,
    why: JSON.parse(row.opinion_why),
  }
  const rest = { readBy: row.read_by, publishedAt: row.published_at, firstSeenAt: row.first_seen_at, opinion }
  return { url, title, summary, source, language, ...rest } as StoredArticle
}
