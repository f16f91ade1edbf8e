/** The store of the fear and greed index, in SQLite. */
import type { Database } from 'better-sqlite3'
import type { IndexStore, KeptSeries } from '../../core/jobs/fear-greed/store.ts'
import { createArticleTable } from './index-scores/articles.ts'
import { createObservationTable } from './index-scores/observations.ts'
import { createScoreTable } from './index-scores/scores.ts'
import { createSourceTable } from './index-scores/sources.ts'

/** The store, on an open, migrated database. */
export function createIndexStore(db: Database): IndexStore {
  const scores = createScoreTable(db)
  const articles = createArticleTable(db)
  const observations = createObservationTable(db)
  const sources = createSourceTable(db)
  return {
    save: db.transaction((profile, findings) => {
      if (findings.restart) scores.clear(profile)
      for (const score of findings.scores) scores.write(score)
      for (const article of findings.articles) articles.write(profile, article)
      observations.write(profile, 'volume', findings.volumes)
      observations.write(profile, 'comparison', findings.comparison)
      observations.write(profile, 'market', findings.market ?? [])
      const { kept = {} } = findings
      for (const series of Object.keys(kept) as KeptSeries[])
        observations.write(profile, series, kept[series] ?? [])
      if (findings.replayDay !== null) observations.reachReplayDay(profile, findings.replayDay)
    }),
    backfill: db.transaction((profile, found, comparison, market) => {
      for (const score of found) scores.write(score)
      observations.write(profile, 'comparison', comparison)
      observations.write(profile, 'market', market)
    }),
    latest: scores.latest,
    closingOn: scores.closingOn,
    history: scores.history,
    readings: scores.readings,
    closingScores: scores.closingScores,
    articles: articles.page,
    known: articles.known,
    articlesSince: articles.since,
    observations: observations.between,
    replayDay: observations.replayDay,
    reportSources: db.transaction(sources.report),
    sources: sources.states,
  }
}
