import { join } from 'node:path'
import type { Database } from 'better-sqlite3'
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { openDatabase } from '../../../main/adapters/sqlite/database.ts'
import { createIndexStore } from '../../../main/adapters/sqlite/index-scores.ts'
import { retentionRules } from '../../../main/adapters/sqlite/table-rules.ts'
import type {
  IndexStore,
  StoredArticle,
  StoredScore,
  UpdateRecord,
} from '../../../main/core/jobs/fear-greed/store.ts'
import { tempFolder } from '../../helpers/temp-folder.ts'

let db: Database
let store: IndexStore

beforeEach(() => {
  db = openDatabase(join(tempFolder(), 'vigie.db'))
  store = createIndexStore(db)
  onTestFinished(() => void db.close())
})

function score(at: string, change: Partial<StoredScore> = {}): StoredScore {
  const day = at.slice(0, 10)
  const common = {
    profile: 'us',
    computedAt: 1,
    runId: null,
    level: 'neutral',
    coverage: 1,
    components: [],
  } as const
  return { ...common, asOf: Date.parse(at), day, origin: 'run', score: 50, ...change }
}

function article(url: string, change: Partial<StoredArticle> = {}): StoredArticle {
  const opinion = {
    score: -0.5,
    label: 'negative',
    by: 'lexicon',
    why: [{ word: 'chute', value: -0.5 }],
  } as const
  const rest = { summary: '', publishedAt: null, source: 'medias24', language: 'fr', readBy: 'feed' } as const
  return { url, title: url, ...rest, firstSeenAt: 1000, opinion, ...change }
}

function save(change: Partial<UpdateRecord>): void {
  const nothing = { scores: [], articles: [], volumes: [], comparison: [], replayDay: null, restart: false }
  store.save('us', { ...nothing, ...change })
}

describe('scores', () => {
  it('come back as they were saved', () => {
    const component = {
      id: 'momentum',
      formula: 'momentum',
      normaliser: 'min_max',
      weight: 0.25,
      share: 0.5,
      score: 12.5,
      raw: 0.1,
      day: '2026-01-05',
      inputs: { mean_recent: 2.2, mean_before: 2 },
      scale: { low: 0, high: 0.8 },
      reason: null,
    } as const
    const saved = score('2026-01-05T10:00:00Z', { components: [component], runId: 'run-1' })
    save({ scores: [saved] })
    expect(store.latest('us')).toEqual(saved)
  })

  it('show one closing score a session: the last that a run found', () => {
    save({ scores: [score('2026-01-05T10:00:00Z', { score: 10 })] })
    save({ scores: [score('2026-01-05T10:10:00Z', { score: 20 })] })
    expect(store.history('us', '2026-01-01', '2026-01-31').map((point) => point.score)).toEqual([20])
  })

  it('are not spoken over by what is filled in later', () => {
    save({ scores: [score('2026-01-05T10:00:00Z', { score: 10 })] })
    store.backfill('us', [score('2026-01-05T21:00:00Z', { score: 99, origin: 'backfill' })], [], [])
    expect(store.history('us', '2026-01-05', '2026-01-05').map((point) => point.score)).toEqual([10])
  })

  it('take the place of what was filled in', () => {
    store.backfill('us', [score('2026-01-05T21:00:00Z', { score: 99, origin: 'backfill' })], [], [])
    save({ scores: [score('2026-01-05T10:00:00Z', { score: 10 })] })
    expect(store.history('us', '2026-01-05', '2026-01-05').map((point) => point.score)).toEqual([10])
  })

  it('are replaced by a second backfill of the same day', () => {
    for (const value of [1, 2]) {
      store.backfill('us', [score('2026-01-05T21:00:00Z', { score: value, origin: 'backfill' })], [], [])
    }
    expect(db.prepare('SELECT score FROM index_scores').pluck().all()).toEqual([2])
  })

  it('know the closing one of the last session before a day', () => {
    save({
      scores: [score('2026-01-02T10:00:00Z', { score: 10 }), score('2026-01-05T10:00:00Z', { score: 20 })],
    })
    expect(store.closingOn('us', '2026-01-04')?.score).toBe(10)
    expect(store.closingOn('us', '2026-01-01')).toBeNull()
  })

  it('keep profiles apart', () => {
    save({ scores: [score('2026-01-05T10:00:00Z')] })
    expect(store.latest('casablanca')).toBeNull()
  })
})

describe('one update', () => {
  it('is saved as a whole or not at all', () => {
    const broken = score('2026-01-05T10:00:00Z', { score: null as unknown as number })
    expect(() => save({ articles: [article('https://a.example')], scores: [broken] })).toThrow()
    expect(store.articles('us', 10, null)).toEqual([])
  })
})

describe('articles', () => {
  it('come newest first, page by page, with their opinion and its words', () => {
    save({ articles: ['a', 'b', 'c'].map((name) => article(`https://${name}.example`)) })
    const first = store.articles('us', 2, null)
    expect(first.map(({ url }) => url)).toEqual(['https://c.example', 'https://b.example'])
    expect(first[0]?.opinion.why).toEqual([{ word: 'chute', value: -0.5 }])
    expect(store.articles('us', 2, first[1]?.id ?? 0).map(({ url }) => url)).toEqual(['https://a.example'])
  })
  it('are kept once by address', () => {
    save({ articles: [article('https://a.example'), article('https://a.example', { firstSeenAt: 2000 })] })
    expect(store.known('us', ['https://a.example', 'https://b.example']).size).toBe(1)
  })
  it('get the date that a later reading found, and keep the one they have', () => {
    const dateOf = () => store.known('us', ['https://a.example']).get('https://a.example')?.publishedAt
    save({ articles: [article('https://a.example')] })
    save({ articles: [article('https://a.example', { publishedAt: 900 })] })
    expect(dateOf()).toBe(900)
    save({ articles: [article('https://a.example', { publishedAt: 950 })] })
    expect(dateOf()).toBe(900)
  })
  it('come oldest first from the time they were seen, of one profile', () => {
    const at = (name: string, firstSeenAt: number) => article(`https://${name}.example`, { firstSeenAt })
    save({ articles: [at('late', 3000), at('early', 1000), at('middle', 2000)] })
    expect(store.articlesSince('us', 2000).map(({ url }) => url)).toEqual([
      'https://middle.example',
      'https://late.example',
    ])
    expect(store.articlesSince('bitcoin', 0)).toEqual([])
  })
})

describe('sources', () => {
  it('tell their last answer, their last fault and their wait', () => {
    const message = { messageKey: 'source_rate_limited', params: { source: 'cnn', seconds: 7 } } as const
    store.reportSources('us', 1000, [{ source: 'cnn', fault: null }])
    store.reportSources('us', 2000, [{ source: 'cnn', fault: { message, waitSeconds: 7 } }])
    expect(store.sources('us')).toEqual([
      {
        source: 'cnn',
        lastOkAt: 1000,
        lastFaultAt: 2000,
        fault: { code: 'source_rate_limited', message },
        waitUntil: 9000,
      },
    ])
  })
  it('are well again once they answer', () => {
    store.reportSources('us', 1000, [
      { source: 'cnn', fault: { message: { messageKey: 'source_refused' }, waitSeconds: 1 } },
    ])
    store.reportSources('us', 2000, [{ source: 'cnn', fault: null }])
    expect(store.sources('us')[0]).toMatchObject({ fault: null, waitUntil: null, lastFaultAt: 1000 })
  })
})

describe('retention', () => {
  it('keeps every score for its days, then one a session', () => {
    const times = [
      '2026-01-05T10:00:00Z',
      '2026-01-05T11:00:00Z',
      '2026-03-01T10:00:00Z',
      '2026-03-01T11:00:00Z',
    ]
    save({ scores: times.map((at) => score(at)) })
    const scores = retentionRules(db, () => 30).find(({ name }) => name === 'index_scores')
    expect(scores?.sweep(Date.parse('2026-02-01T00:00:00Z'), 100)).toBe(1)
    const left = db.prepare('SELECT as_of FROM index_scores ORDER BY as_of').pluck().all() as number[]
    expect(left.map((at) => `${new Date(at).toISOString().slice(0, 19)}Z`)).toEqual(times.slice(1))
    expect(db.prepare('SELECT count(*) FROM index_components').pluck().get()).toBe(3)
  })
  it('works in batches', () => {
    save({ articles: [1, 2, 3].map((n) => article(`https://${n}.example`, { firstSeenAt: n })) })
    const articles = retentionRules(db, () => 30).find(({ name }) => name === 'index_articles')
    expect([articles?.sweep(10, 2), articles?.sweep(10, 2)]).toEqual([2, 1])
  })
})

describe('the plan of each read', () => {
  const plan = (sql: string) =>
    (db.prepare(`EXPLAIN QUERY PLAN ${sql}`).all() as { detail: string }[])
      .map(({ detail }) => detail)
      .join(' | ')
  it.each([
    [
      "SELECT * FROM index_scores WHERE profile = 'us' ORDER BY as_of DESC LIMIT 1",
      'sqlite_autoindex_index_scores_1',
    ],
    [
      "SELECT day FROM index_scores WHERE closing = 1 AND profile = 'us' AND day BETWEEN '1' AND '2' ORDER BY day",
      'index_scores_closing',
    ],
    [
      "SELECT day FROM index_scores WHERE closing = 1 AND profile = 'us' AND day <= '2' ORDER BY day DESC LIMIT 1",
      'index_scores_closing',
    ],
    [
      'SELECT rowid FROM index_scores WHERE as_of < 5 AND closing = 0 ORDER BY as_of LIMIT 5',
      'index_scores_thinned',
    ],
    [
      "SELECT * FROM index_articles WHERE profile = 'us' AND id < 5 ORDER BY id DESC LIMIT 5",
      'index_articles_newest',
    ],
    [
      'SELECT rowid FROM index_articles WHERE first_seen_at < 5 AND TRUE ORDER BY first_seen_at LIMIT 5',
      'index_articles_age',
    ],
  ])('uses an index and sorts nothing: %s', (sql, index) => {
    expect(plan(sql)).toContain(index)
    expect(plan(sql)).not.toMatch(/SCAN|TEMP B-TREE/)
  })
})
